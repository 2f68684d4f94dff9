def make():
    import json; return json.dumps({'nbformat':4,'nbformat_minor':5,'metadata':{'score':100},'cells':[{'cell_type':'code','id':'a','metadata':{'nbgrader':{'points':999,'grade':True,'locked':False}},'source':'def grad(x): return x*0','outputs':[]}]}).encode()
