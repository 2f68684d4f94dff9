class K(int):
    __hash__=lambda s:1
    __eq__=lambda s,o:s is o
def grad(x):
    d={K(i):i for i in range(10**6)}; return x*0
