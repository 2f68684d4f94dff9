# fails: test_intermediate, test_intermediate_again, test_all_grads, test_short_and_flat
# diagnosis: float32-precision
import torch


def intermediate(x0):
    x = torch.tensor(x0, requires_grad=True)
    y = x**2
    z = 2 * y + 3
    dz_dy, dz_dx = torch.autograd.grad(z, [y, x], retain_graph=True)
    (dy_dx,) = torch.autograd.grad(y, x)
    return dz_dy.item(), dz_dx.item(), dy_dx.item()


def all_grads(f_steps, x0):
    values = [torch.tensor(x0, requires_grad=True)]
    for f in f_steps:
        values.append(f(values[-1]))
    return [gradient.item() for gradient in torch.autograd.grad(values[-1], values)]
