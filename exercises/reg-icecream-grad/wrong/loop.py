# fails: test_loss, test_grads, test_few_points, test_arguments_stay, test_safe_loss, test_shapes_differ
# diagnosis: forbidden-tool
def loss(a, b, x, y):
    return sum((y[i] - a * x[i] - b) ** 2 for i in range(len(x)))


def grads(a, b, x, y):
    residual = y - a * x - b
    return -2 * (residual * x).sum(), -2 * residual.sum()


def safe_loss(pred, y):
    if pred.shape != y.shape:
        raise ValueError(f"the prediction has the shape {pred.shape}, the data {y.shape}")
    return ((y - pred) ** 2).sum()
