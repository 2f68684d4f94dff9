# fails: test_ten_by_ten, test_other_sizes, test_one_by_one, test_fresh_each_time
# diagnosis: wrong-shape
import torch


def grid(n=10):
    return torch.arange(1.0, n * n + 1).requires_grad_()
