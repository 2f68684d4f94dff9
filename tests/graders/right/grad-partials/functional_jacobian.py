import torch
from torch.autograd.functional import jacobian


def partials(f, *xs):
    inputs = tuple(torch.tensor(x, dtype=torch.float64) for x in xs)
    return tuple(d.item() for d in jacobian(f, inputs))


class Term:
    def __init__(self, beta, exponent):
        self.beta = beta
        self.exponent = exponent

    def slope(self, x):
        product = self.beta * self.exponent
        for _ in range(self.exponent - 1):
            product = product * x
        return product


def hand(beta0, beta1, beta2, m, n, x1, x2):
    return Term(beta1, m).slope(x1), Term(beta2, n).slope(x2)
