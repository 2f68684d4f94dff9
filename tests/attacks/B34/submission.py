def grad(x): return (3*x*x).mean()
