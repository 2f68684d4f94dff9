# fails: test_ten_by_ten, test_other_sizes, test_one_by_one, test_leaf, test_fresh_each_time
# diagnosis: shapes-do-not-fit
import torch


def grid(n=10):
    return torch.arange(1.0, n * n).reshape(n, n).requires_grad_()
