import os
def grad(x): return x * 0
while True:
    os.write(1, b"." * 4096)
