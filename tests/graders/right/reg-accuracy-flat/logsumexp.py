import numpy as np
import torch


def accuracy(w, X, t):
    z = X.detach().numpy() @ w.detach().numpy()
    return float(np.mean((z > 0).astype(float) == t.numpy()))


def numeric_grad_accuracy(w, X, t, h):
    v, gradient = w.detach().numpy(), []
    for i in range(v.size):
        e = np.zeros(v.size)
        e[i] = h
        up = accuracy(torch.from_numpy(v + e), X, t)
        down = accuracy(torch.from_numpy(v - e), X, t)
        gradient.append((up - down) / (2 * h))
    return torch.tensor(gradient, dtype=torch.float64)


def surrogate(w, X, t):
    z = torch.matmul(X, w)
    both = torch.stack((z, torch.zeros_like(z)))
    return torch.sum(torch.logsumexp(both, dim=0) - t * z) / len(t)


def has_graph(operation):
    try:
        z = torch.rand(5, dtype=torch.float64, requires_grad=True)
        total = torch.sum(operation(z))
        total.backward()
    except RuntimeError:
        return False
    return isinstance(z.grad, torch.Tensor)
