import numpy as np

def linear(w, x):
    # wで微分ではなくxで微分する
    g = np.copy(w)
    print("linear:", g)
    return g

def square(x):
    g = 2 * x
    print("square:", g)
    return g

def total(A):
    gyou, retsu = A.shape
    g = np.ones((gyou, retsu))
    return g

def weighted(C, A):
    g = np.copy(C)
    return g
