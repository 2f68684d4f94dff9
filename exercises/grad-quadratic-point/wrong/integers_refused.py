# fails: test_special_points
# diagnosis: integer-gradient
import numpy
import torch


def derivative(a, b, c, x0):
    x = torch.tensor(numpy.asarray(x0), requires_grad=True)
    (a * x**2 + b * x + c).backward()
    return x.grad.item()
