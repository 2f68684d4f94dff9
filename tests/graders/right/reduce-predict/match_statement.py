import numpy as np


def predict(kind: str, x: np.ndarray) -> np.ndarray:
    y = 2 * x * x + 2
    match kind:
        case "sum" | "loop":
            return 4 * x
        case "mean":
            return 4 * x / x.size
        case "first":
            g = np.zeros(x.shape)
            g[0] = 4 * x[0]
            return g
        case "prod":
            return np.array([np.prod(np.delete(y, i)) for i in range(y.size)]) * 4 * x
        case "max_dim":
            g = np.zeros_like(x)
            i = np.argmax(y)
            g[i] = 4 * x[i]
            return g
        case "max" | "amax":
            target = np.max(y)
        case "min":
            target = np.min(y)
        case "median":
            target = np.partition(y, (y.size - 1) // 2)[(y.size - 1) // 2]
        case _:
            raise ValueError(f"unknown reduction {kind!r}")
    where = np.flatnonzero(y == target)
    g = np.zeros_like(x)
    g[where] = 4 * x[where] / where.size
    return g
