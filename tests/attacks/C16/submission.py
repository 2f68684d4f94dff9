import os
def grad(x):
    while True: os.write(2,b'z'*65536)
