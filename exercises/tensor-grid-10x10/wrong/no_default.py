# fails: test_ten_by_ten
# diagnosis: wrong-signature
import torch


def grid(n):
    return torch.arange(1.0, n * n + 1).reshape(n, n).requires_grad_()
