import numpy as np


def bilinear_grads(x1, W, x2):
    return (
        np.array([sum(w * b for w, b in zip(row, x2)) for row in W]),
        np.array([[a * b for b in x2] for a in x1]),
        np.array([sum(w * a for w, a in zip(column, x1)) for column in zip(*W)]),
    )


def quadratic_grad(M, x):
    n = range(len(x))
    return np.array([sum((M[k, j] + M[j, k]) * x[j] for j in n) for k in n])
