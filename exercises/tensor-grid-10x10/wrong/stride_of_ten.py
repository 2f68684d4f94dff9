# fails: test_other_sizes, test_fresh_each_time
# diagnosis: stride-of-ten
import torch


def grid(n=10):
    rows = [[float(10 * i + j + 1) for j in range(n)] for i in range(n)]
    return torch.tensor(rows, requires_grad=True)
