import os
def grad(x): os.abort()
