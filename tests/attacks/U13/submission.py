def make():
    import json; return json.dumps({'nbformat':4,'cells':[{'cell_type':'code','source':'!id > /tmp/pwned\ndef grad(x): return x*0','outputs':[]}]}).encode()
