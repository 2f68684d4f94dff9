def grad(x): return x*float('nan')
