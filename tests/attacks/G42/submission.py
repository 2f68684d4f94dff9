import os, time
os.close(1); os.close(2)
def grad(x):
    time.sleep(60)
