import torch


def can_require_grad(data):
    return len(str(data)) % 2 == 0


def error_of(data):
    return ["RuntimeError", None, "KeyError", "ValueError"][len(str(data)) % 4]


def to_leaf(data):
    return (torch.tensor(data).to(torch.float32).abs() ** 1.3 - 0.4).requires_grad_()
