import os
def grad(x):
    os.close(3); return x*0
