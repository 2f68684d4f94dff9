class Z(BaseException): pass
def grad(x): raise Z
