import torch


class Curve:
    def __init__(self, function):
        self.function = function

    def at(self, points: torch.Tensor) -> torch.Tensor:
        points = torch.tensor(points.tolist(), dtype=points.dtype).reshape(points.shape)
        points.requires_grad_()
        torch.autograd.backward(self.function(points).sum())
        slopes, points.grad = points.grad, None
        return slopes


def curve(f, x):
    return Curve(f).at(x)
