def grad(x):
    x.zero_(); return x*0
