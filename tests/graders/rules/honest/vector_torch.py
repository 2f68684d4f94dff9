# rule: no-loop
# exercise: vec-linear-and-square
# defines: linear, total
import torch
from torch import Tensor


def linear(w: Tensor, x: Tensor) -> Tensor:
    return w.clone()


def total(A: Tensor) -> Tensor:
    index = torch.arange(A.numel()).reshape(A.shape)
    return (index >= 0).to(A.dtype)
