import torch


def half_open(x):
    leaf = x.detach().clone().requires_grad_()
    with torch.no_grad():
        u = leaf**2
    return torch.autograd.grad((u * leaf).sum(), leaf)[0]


def frozen(w1, w2, x):
    with torch.no_grad():
        h = w1 * x
    v = w2.detach().clone().requires_grad_()
    return None, torch.autograd.grad(((v * h) ** 2).sum(), v)[0]


def plot_values(y):
    with torch.no_grad():
        return y.clone().detach().cpu().numpy()
