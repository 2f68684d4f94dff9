# fails: test_shapes_differ
# diagnosis: sizes-compared
def loss(a, b, x, y):
    return ((y - a * x - b) ** 2).sum()


def grads(a, b, x, y):
    residual = y - a * x - b
    return -2 * (residual * x).sum(), -2 * residual.sum()


def safe_loss(pred, y):
    if pred.size != y.size:
        raise ValueError(f"the prediction has the shape {pred.shape}, the data {y.shape}")
    return ((y - pred) ** 2).sum()
