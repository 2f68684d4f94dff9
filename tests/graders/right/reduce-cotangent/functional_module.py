from torch.autograd import functional


def vjp_vector(f, x, v):
    y, g = functional.vjp(f, x.detach(), v)
    return g


def why(x_shape, y_shape):
    return all(size == 1 for size in y_shape)
