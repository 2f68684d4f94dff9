import torch
from torch.utils.data import DataLoader, TensorDataset


def microbatch_grad(loss_mean, params, X, y, chunk):
    loader = DataLoader(TensorDataset(X, y), batch_size=chunk, shuffle=False)
    answer = None
    for xb, yb in loader:
        loss = loss_mean(params, xb, yb) * xb.size(0)
        part = torch.autograd.grad(loss, params)
        answer = part if answer is None else tuple(map(torch.add, answer, part))
    return [a / len(X) for a in answer]
