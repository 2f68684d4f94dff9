import torch


def local(f, value):
    leaf = torch.tensor(value, dtype=torch.float64, requires_grad=True)
    out = f(leaf)
    out.backward()
    return out.item(), leaf.grad.item()


def intermediate(x0):
    y, dy_dx = local(lambda x: x**2, x0)
    z, dz_dy = local(lambda y: 2 * y + 3, y)
    return dz_dy, dz_dy * dy_dx, dy_dx


def all_grads(f_steps, x0):
    slopes = []
    value = x0
    for f in f_steps:
        value, slope = local(f, value)
        slopes.append(slope)
    answer = [1.0]
    for slope in reversed(slopes):
        answer.insert(0, slope * answer[0])
    return answer
