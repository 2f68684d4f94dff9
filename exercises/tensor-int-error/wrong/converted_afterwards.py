# fails: test_true_leaf
# diagnosis: non-leaf-grad
import torch


def can_require_grad(data):
    return error_of(data) is None


def error_of(data):
    try:
        torch.tensor(data, requires_grad=True)
    except (RuntimeError, TypeError, ValueError) as error:
        return type(error).__name__
    return None


def to_leaf(data):
    if can_require_grad(data):
        return torch.tensor(data, requires_grad=True)
    return torch.tensor(data, dtype=torch.float64, requires_grad=True).float()
