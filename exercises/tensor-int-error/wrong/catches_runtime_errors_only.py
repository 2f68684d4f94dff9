# fails: test_other_errors
# diagnosis: wrong-kind-of-value
import torch


def can_require_grad(data):
    return error_of(data) is None


def error_of(data):
    try:
        torch.tensor(data, requires_grad=True)
    except RuntimeError as error:
        return type(error).__name__
    return None


def to_leaf(data):
    tensor = torch.tensor(data)
    if not (tensor.is_floating_point() or tensor.is_complex()):
        tensor = tensor.to(torch.float32)
    return tensor.requires_grad_()
