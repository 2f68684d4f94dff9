# fails: test_half_open
# diagnosis: cut-graph
import torch


def half_open(x):
    leaf = x.detach().clone().requires_grad_()
    u = leaf.detach() ** 2
    total = sum(a * b for a, b in zip(u.reshape(-1).tolist(), leaf.reshape(-1).tolist(), strict=True))
    torch.tensor(total).backward()
    return leaf.grad


def frozen(w1, w2, x):
    trained = w2.detach().clone().requires_grad_()
    h = w1.detach() * x
    loss = ((trained * h) ** 2).sum()
    (gradient,) = torch.autograd.grad(loss, trained)
    return None, gradient


def plot_values(y):
    return y.detach().numpy().copy()
