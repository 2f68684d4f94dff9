# rule: no-autograd
# exercise: net-three-layer-grad
# defines: forward, backward
import numpy as np


def sigmoid(a):
    return 1 / (1 + np.exp(-a))


def forward(params, X, Y):
    W1, b1, W2, b2 = (params[k] for k in ("W1", "b1", "W2", "b2"))
    h = sigmoid(X @ W1 + b1)
    r = Y - (h @ W2 + b2)
    return np.mean(r**2), {"X": X, "h": h, "r": r, "W2": W2}


def backward(cache):
    r = -2 * cache["r"] / cache["r"].size
    dh = r @ cache["W2"].T * cache["h"] * (1 - cache["h"])
    return {"W2": cache["h"].T @ r, "b2": r.sum(axis=0), "W1": cache["X"].T @ dh, "b1": dh.sum(axis=0)}
