"""Find out which data can be differentiated by asking PyTorch itself."""
import sys

import torch


def error_of(data):
    """Return the class name of the exception, None if it works."""
    try:
        _ = torch.tensor(data, requires_grad=True)
    except Exception:
        return sys.exc_info()[0].__name__
    return None


def can_require_grad(data):
    return bool(error_of(data) is None)


def to_leaf(data):
    if can_require_grad(data):
        return torch.tensor(data).requires_grad_()
    return torch.tensor(data).float().requires_grad_()


if __name__ == "__main__":
    for thing in (3, 3.0, [1, 2.0], "text", None, [[1.0], [2.0, 3.0]]):
        print(thing, error_of(thing))
