import torch
from torch import nn

grid = lambda n=10: nn.Parameter(torch.ones(n * n).cumsum(0).reshape(n, -1))
