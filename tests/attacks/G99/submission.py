class Thing: pass
def grad(x):
    return [Thing() for _ in range(200000)]
