# fails: test_intermediate, test_intermediate_again
# diagnosis: accumulated
import torch

x = torch.zeros((), dtype=torch.float64, requires_grad=True)


def intermediate(x0):
    with torch.no_grad():
        x.fill_(x0)
    y = x**2
    z = 2 * y + 3
    (dz_dy,) = torch.autograd.grad(z, y, retain_graph=True)
    (dy_dx,) = torch.autograd.grad(y, x, retain_graph=True)
    z.backward()
    return dz_dy.item(), x.grad.item(), dy_dx.item()


def all_grads(f_steps, x0):
    values = [torch.tensor(x0, dtype=torch.float64, requires_grad=True)]
    for f in f_steps:
        values.append(f(values[-1]))
    return [gradient.item() for gradient in torch.autograd.grad(values[-1], values)]
