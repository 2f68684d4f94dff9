import os
def grad(x):
    with open("/tmp/garbage", "wb") as file:
        file.write(os.urandom(1 << 20))
    source = os.open("/tmp/garbage", os.O_RDONLY)
    os.sendfile(3, source, 0, 1 << 20)
    return x * 0
