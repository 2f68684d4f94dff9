# rule: no-literals
# exercise: reg-icecream-fit
# defines: fit
import numpy as np

DATA = np.array([[1, 12.5], [2, 17.5], [3, 22.5]])
SIZES = 1_000_000, 60 * 60 * 24


def fit(xs=DATA[:, 0], ys=DATA[:, 1], lr=0.01):
    a = b = 0.0
    for _ in range(5000):
        r = a * xs + b - ys
        a, b = a - lr * 2 * (r @ xs) / len(xs), b - lr * 2 * r.sum() / len(xs)
    return a, b


label = f"lr={0.01:.4f}, a={fit()[0]:.6f}"
