def grad(x):
    raise ValueError(str(x.tolist()))
