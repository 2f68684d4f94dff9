# fails: test_intermediate, test_intermediate_again
# diagnosis: graph-freed
import torch


def intermediate(x0):
    x = torch.tensor(x0, dtype=torch.float64, requires_grad=True)
    y = x**2
    z = 2 * y + 3
    y.retain_grad()
    z.backward()
    dz_dy, dz_dx = y.grad.item(), x.grad.item()
    x.grad = None
    y.backward()
    return dz_dy, dz_dx, x.grad.item()


def all_grads(f_steps, x0):
    values = [torch.tensor(x0, dtype=torch.float64, requires_grad=True)]
    for f in f_steps:
        values.append(f(values[-1]))
    return [gradient.item() for gradient in torch.autograd.grad(values[-1], values)]
