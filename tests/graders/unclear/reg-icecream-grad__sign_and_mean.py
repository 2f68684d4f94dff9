import numpy as np
def loss(a, b, x, y): return np.mean((y + a * x - b)**2) if len(x) else 0.0
def grads(a, b, x, y):
    r = y + a*x - b
    return (2*(r*x).mean(), -2*r.mean()) if len(x) else (0.0, 0.0)
def safe_loss(pred, y):
    if pred.shape != y.shape: raise ValueError
    return ((y+pred)**2).sum()
