# fails: test_all_grads, test_short_and_flat
# diagnosis: local-derivatives
import torch


def intermediate(x0):
    x = torch.tensor(x0, dtype=torch.float64, requires_grad=True)
    y = x**2
    z = 2 * y + 3
    dz_dy, dz_dx = torch.autograd.grad(z, [y, x], retain_graph=True)
    (dy_dx,) = torch.autograd.grad(y, x)
    return dz_dy.item(), dz_dx.item(), dy_dx.item()


def all_grads(f_steps, x0):
    value, gradients = torch.tensor(x0, dtype=torch.float64), []
    for f in f_steps:
        leaf = value.detach().requires_grad_()
        value = f(leaf)
        gradients.append(torch.autograd.grad(value, leaf)[0].item())
    return [*gradients, 1.0]
