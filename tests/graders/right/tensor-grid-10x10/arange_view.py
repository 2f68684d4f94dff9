import torch


def grid(n: int = 10) -> torch.Tensor:
    return torch.arange(1, n * n + 1, dtype=torch.float32).view(n, n).requires_grad_()
