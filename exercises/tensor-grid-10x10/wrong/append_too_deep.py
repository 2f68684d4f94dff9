# fails: test_ten_by_ten, test_other_sizes, test_fresh_each_time
# diagnosis: append-too-deep
import torch


def grid(n=10):
    matrix = []
    for i in range(n):
        row = []
        for j in range(n * i + 1, n * i + n + 1):
            row.append(float(j))
            matrix.append(row)
    return torch.tensor(matrix, requires_grad=True)
