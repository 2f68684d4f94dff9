import numpy as np

loss = lambda a, b, x, y: np.einsum("i,i->", y - a * x - b, y - a * x - b)
grads = lambda a, b, x, y: tuple(2 * np.array([(a * x + b - y) @ x, (a * x + b - y) @ np.ones(len(x))]))


def safe_loss(pred, y):
    if (shapes := {pred.shape, y.shape}) and len(shapes) > 1:
        raise ValueError(shapes)
    return np.sum(np.power(np.subtract(y, pred), 2))
