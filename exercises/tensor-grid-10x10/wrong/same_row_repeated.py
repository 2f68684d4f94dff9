# fails: test_ten_by_ten, test_other_sizes, test_fresh_each_time
# diagnosis: same-row-repeated
import torch


def grid(n=10):
    row = [float(j + 1) for j in range(n)]
    return torch.tensor([row] * n, requires_grad=True)
