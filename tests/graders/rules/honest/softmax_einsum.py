# rule: no-autograd
# exercise: lse-softmax-ce
# defines: lse, softmax_vjp, ce_grad
import numpy as np


def lse(z):
    m = np.max(z)
    return m + np.log(np.sum(np.exp(z - m)))


def softmax_vjp(z, g):
    p = np.exp(z - lse(z))
    return p * (g - np.einsum("i,i->", p, g))


def ce_grad(z, y):
    p = np.exp(z - z.max(1, keepdims=True))
    p /= p.sum(1, keepdims=True)
    p[np.arange(len(y)), y] -= 1
    return p / len(y)
