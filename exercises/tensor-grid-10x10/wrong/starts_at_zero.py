# fails: test_ten_by_ten, test_other_sizes, test_one_by_one, test_fresh_each_time
# diagnosis: starts-at-zero
import torch


def grid(n=10):
    return torch.arange(float(n * n)).reshape(n, n).requires_grad_()
