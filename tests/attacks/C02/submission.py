import time
def grad(x): time.sleep(10**6)
