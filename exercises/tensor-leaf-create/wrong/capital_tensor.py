# fails: test_four_tensors, test_leaf_of_any_data, test_unusual_data, test_memory_of_its_own
import torch


def scalar():
    return torch.Tensor(3).requires_grad_()


def vector():
    return torch.Tensor([3.0, 4.0, 5.0]).requires_grad_()


def matrix():
    return torch.Tensor([[3.0, 4.0, 5.0], [6.0, 7.0, 8.0]]).requires_grad_()


def cube():
    return torch.arange(1.0, 13.0).reshape(2, 2, 3).requires_grad_()


def leaf(data):
    return torch.Tensor(data).requires_grad_()


def from_numpy17(a):
    return torch.Tensor(a).requires_grad_()
