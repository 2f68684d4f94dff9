# fails: test_leaf, test_fresh_each_time
# diagnosis: requires-grad-forgotten
import torch


def grid(n=10):
    return torch.tensor([[float(i) for i in range(n * j + 1, n * j + n + 1)] for j in range(n)])
