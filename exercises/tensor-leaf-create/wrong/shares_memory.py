# fails: test_memory_of_its_own
# diagnosis: aliased
import numpy
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
    return torch.as_tensor(numpy.asarray(data, dtype=numpy.float64)).requires_grad_()


def from_numpy17(a):
    return torch.from_numpy(a.astype(numpy.float32, copy=False)).requires_grad_()
