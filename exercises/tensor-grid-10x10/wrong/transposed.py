# fails: test_ten_by_ten, test_other_sizes, test_fresh_each_time
# diagnosis: transposed
import torch


def grid(n=10):
    columns = [[float(n * i + j + 1) for i in range(n)] for j in range(n)]
    return torch.tensor(columns, requires_grad=True)
