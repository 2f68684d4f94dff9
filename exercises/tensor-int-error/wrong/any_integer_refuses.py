# fails: test_mixed_and_empty
# diagnosis: mixed-list-refused
import numpy
import torch


def can_require_grad(data):
    if isinstance(data, list) and any(isinstance(item, int) for item in numpy.ravel(numpy.array(data, dtype=object))):
        return False
    return error_of(data) is None


def error_of(data):
    try:
        torch.tensor(data, requires_grad=True)
    except (RuntimeError, TypeError, ValueError) as error:
        return type(error).__name__
    return None


def to_leaf(data):
    tensor = torch.tensor(data)
    if not (tensor.is_floating_point() or tensor.is_complex()):
        tensor = tensor.to(torch.float32)
    return tensor.requires_grad_()
