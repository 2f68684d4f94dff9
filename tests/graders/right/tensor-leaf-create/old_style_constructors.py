import torch
from torch.autograd import Variable
import numpy


def scalar():
    return Variable(torch.tensor(3.0), requires_grad=True)


def vector():
    return Variable(torch.FloatTensor([3, 4, 5]), requires_grad=True)


def matrix():
    return Variable(torch.Tensor([[3, 4, 5], [6, 7, 8]]), requires_grad=True)


def cube():
    return Variable(torch.FloatTensor(range(1, 13)).view(2, 2, 3), requires_grad=True)


def leaf(data):
    return Variable(torch.tensor(numpy.asarray(data, dtype="float64")), requires_grad=True)


def from_numpy17(a):
    return Variable(torch.tensor(a.tolist(), dtype=torch.float32).reshape(a.shape), requires_grad=True)
