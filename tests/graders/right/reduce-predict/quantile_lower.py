import numpy as np

pick = {
    "max": np.max,
    "amax": np.amax,
    "min": np.min,
    "median": lambda y: np.quantile(y, 0.5, method="lower"),
}


def predict(kind, x):
    y = 2 * x**2 + 2
    if kind in pick:
        ties = np.isclose(y, pick[kind](y), rtol=0, atol=0)
        w = np.where(ties, 1 / np.count_nonzero(ties), 0.0)
    elif kind == "max_dim":
        w = np.where(np.arange(y.size) == np.argmax(y), 1.0, 0.0)
    elif kind == "first":
        w = np.where(np.arange(y.size) == 0, 1.0, 0.0)
    elif kind == "prod":
        w = np.exp(np.log(y).sum() - np.log(y))
    else:
        w = np.full(y.shape, {"sum": 1.0, "loop": 1.0, "mean": 1 / y.size}[kind])
    return w * (4 * x)
