# fails: test_worked_number, test_random_points, test_shapes
# diagnosis: cube-differentiated
import torch


def derivative(x):
    leaf = x.detach().clone().requires_grad_()
    (gradient,) = torch.autograd.grad((leaf**3).sum(), leaf)
    return gradient
