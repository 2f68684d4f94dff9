import sys
sys.setrecursionlimit(10**9)
def f(n): return f(n+1)
def grad(x): return f(0)
