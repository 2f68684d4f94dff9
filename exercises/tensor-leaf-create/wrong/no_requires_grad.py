# fails: test_true_leaves
# diagnosis: requires-grad-forgotten
import torch


def scalar():
    return torch.tensor(3.0)


def vector():
    return torch.tensor([3.0, 4.0, 5.0])


def matrix():
    return torch.tensor([[3.0, 4.0, 5.0], [6.0, 7.0, 8.0]])


def cube():
    return torch.arange(1.0, 13.0).reshape(2, 2, 3)


def leaf(data):
    return torch.tensor(data, dtype=torch.float64)


def from_numpy17(a):
    return torch.tensor(a, dtype=torch.float32)
