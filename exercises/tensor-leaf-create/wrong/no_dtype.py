# fails: test_leaf_of_any_data, test_unusual_data, test_from_numpy17
# diagnosis: dtype-of-the-data
import torch


def scalar():
    return torch.tensor(3.0, requires_grad=True)


def vector():
    return torch.tensor([3.0, 4.0, 5.0], requires_grad=True)


def matrix():
    return torch.tensor([[3.0, 4.0, 5.0], [6.0, 7.0, 8.0]], requires_grad=True)


def cube():
    return torch.arange(1.0, 13.0).reshape(2, 2, 3).requires_grad_()


def leaf(data):
    return torch.tensor(data, requires_grad=True)


def from_numpy17(a):
    return torch.tensor(a, requires_grad=True)
