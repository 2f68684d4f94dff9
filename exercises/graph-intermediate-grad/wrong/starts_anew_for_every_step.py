# fails: test_called_once
# diagnosis: too-costly
import torch


def intermediate(x0):
    x = torch.tensor(x0, dtype=torch.float64, requires_grad=True)
    y = x**2
    z = 2 * y + 3
    dz_dy, dz_dx = torch.autograd.grad(z, [y, x], retain_graph=True)
    (dy_dx,) = torch.autograd.grad(y, x)
    return dz_dy.item(), dz_dx.item(), dy_dx.item()


def all_grads(f_steps, x0):
    gradients, start = [], torch.tensor(x0, dtype=torch.float64)
    for number in range(len(f_steps) + 1):
        leaf = start.detach().requires_grad_()
        value = leaf
        for f in f_steps[number:]:
            value = f(value)
        gradients.append(torch.autograd.grad(value, leaf)[0].item())
        if number < len(f_steps):
            start = f_steps[number](leaf)
    return gradients
