# fails: test_integers_become_floats, test_true_leaf
# diagnosis: integer-gradient
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
    return torch.tensor(data, requires_grad=True)
