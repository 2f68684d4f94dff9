import numpy


def bilinear_grads(x1, W, x2):
    by_x1 = (W * x2).sum(axis=1)
    by_W = x1[:, numpy.newaxis] * x2[numpy.newaxis, :]
    by_x2 = (W * x1[:, numpy.newaxis]).sum(axis=0)
    return [by_x1, by_W, by_x2]


def quadratic_grad(M, x):
    # the quadratic form is the bilinear form with the same vector on both sides
    left, _, right = bilinear_grads(x, M, x)
    return left + right
