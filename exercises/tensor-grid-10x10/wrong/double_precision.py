# fails: test_ten_by_ten, test_other_sizes, test_one_by_one, test_fresh_each_time
# diagnosis: double-precision
import numpy
import torch


def grid(n=10):
    return torch.tensor(numpy.arange(1.0, n * n + 1).reshape(n, n), requires_grad=True)
