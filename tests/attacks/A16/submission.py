import time
def grad(x):
    time.sleep(min(1.0,abs(float(x.flatten()[0]))/4)); return x*0
