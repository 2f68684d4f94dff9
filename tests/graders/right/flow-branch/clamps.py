import torch


def branch_grad(x0, coin):
    x = torch.tensor([x0], dtype=torch.float64, requires_grad=True)
    match coin < 0.5:
        case True:
            y = x.add(3)
        case False:
            y = torch.sin(x) + torch.cos(x.pow(2))
    y.sum().backward()
    return float(x.grad[0])


def piecewise(xs):
    x = xs.detach().clone()
    x.requires_grad = True
    low = x.clamp(max=-1)
    high = x.clamp(min=1)
    y = torch.where(x < -1, torch.sqrt(-low), torch.where(x > 1, 1 + torch.log(high), x.pow(2)))
    torch.autograd.backward(y.sum())
    return x.grad.detach().clone()
