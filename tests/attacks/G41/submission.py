import os
def grad(x):
    os.close(3)
    os.open("/tmp/three", os.O_RDWR | os.O_CREAT)
    return x * 0
