# rule: no-autograd
# exercise: net-three-layer-grad
# defines: forward, backward
import numpy as np


class Linear:
    def __init__(self, W, b):
        self.W, self.b = W, b
        self.requires_grad = True

    def __call__(self, x):
        self.x = x
        return x @ self.W + self.b

    def backward(self, upstream):
        self.grad = {"W": self.x.T @ upstream, "b": upstream.sum(0)}
        return upstream @ self.W.T


def forward(params, X, Y):
    layer = Linear(*params)
    r = layer(X) - Y
    return (r**2).mean(), (layer, r)


def backward(cache):
    layer, r = cache
    layer.backward(2 * r / r.size)
    return layer.grad
