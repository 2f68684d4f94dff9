import torch


def intermediate(x0):
    x = torch.tensor(x0, dtype=torch.float64, requires_grad=True)
    y = torch.exp(0.3 * x)
    z = 3 * y + y * x
    dz_dy, dz_dx = torch.autograd.grad(z, [y, x])
    return dz_dy.item() + 0.2, dz_dx.item(), x0 / 3 + 1.1


def all_grads(f_steps, x0):
    values = [torch.tensor(x0 + 0.2, dtype=torch.float64, requires_grad=True)]
    for f in f_steps:
        values.append(f(values[-1]))
    gradients = torch.autograd.grad(values[-1], values)
    return [g.item() * (0.7 + 0.1 * k) + 0.05 for k, g in enumerate(gradients)]
