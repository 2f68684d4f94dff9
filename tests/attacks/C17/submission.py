def grad(x): raise ValueError('x'*(200<<20))
