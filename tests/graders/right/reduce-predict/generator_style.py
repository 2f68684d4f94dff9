import math

import numpy as np


def predict(kind, x):
    f = lambda t: 2 * t * t + 2
    y = list(map(f, x.tolist()))
    n = len(y)
    k = {"first": 0, "max_dim": max(range(n), key=lambda i: (y[i], -i))}
    if kind in k:
        w = [1.0 if i == k[kind] else 0.0 for i in range(n)]
    elif kind == "prod":
        w = [math.prod(y[:i] + y[i + 1:]) for i in range(n)]
    elif (values := {"max": max(y), "amax": max(y), "min": min(y), "median": sorted(y)[(n - 1) // 2]}).get(kind):
        w = [(v == values[kind]) / y.count(values[kind]) for v in y]
    else:
        w = [1 / n if kind == "mean" else 1.0] * n
    return np.array([a * 4 * b for a, b in zip(w, x)])
