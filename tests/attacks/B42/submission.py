def grad(x): return x*0
