# fails: test_leaf, test_fresh_each_time
# diagnosis: non-leaf-grad
import torch


def grid(n=10):
    return torch.arange(1.0, n * n + 1, requires_grad=True).reshape(n, n)
