import torch


def intermediate(x0):
    x = torch.tensor([x0], dtype=torch.float64)
    x.requires_grad_()
    y = torch.square(x)
    z = torch.add(3, y, alpha=2)
    (dz_dy,) = torch.autograd.grad(z.sum(), y, retain_graph=True)
    (dz_dx,) = torch.autograd.grad(z.sum(), x, retain_graph=True)
    (dy_dx,) = torch.autograd.grad(y.sum(), x)
    return [float(dz_dy), float(dz_dx), float(dy_dx)]


def all_grads(f_steps, x0):
    if len(f_steps) == 0:
        return [1.0]
    values = [torch.tensor(x0, dtype=torch.float64, requires_grad=True)]
    for f in f_steps:
        values += [f(values[-1])]
    gradients = []
    for value in values:
        g = torch.autograd.grad(values[-1], value, retain_graph=True)[0]
        gradients.append(g.item())
    return gradients
