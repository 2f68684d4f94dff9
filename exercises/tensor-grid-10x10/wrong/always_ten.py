# fails: test_other_sizes, test_one_by_one, test_fresh_each_time
# diagnosis: n-ignored
import torch


def grid(n=10):
    return torch.arange(1.0, 101.0).reshape(10, 10).requires_grad_()
