import sys
sys.setrecursionlimit(10**9)
def grad(x):
    deep = ()
    for _ in range(2000000):
        deep = (deep,)
    repr(deep)
    return deep
