# fails: test_fresh_each_time
# diagnosis: same-tensor-again
from functools import cache

import torch


@cache
def grid(n=10):
    return torch.arange(1.0, n * n + 1).reshape(n, n).requires_grad_()
