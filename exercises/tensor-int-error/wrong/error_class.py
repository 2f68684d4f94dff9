# fails: test_error_of, test_other_errors
# diagnosis: wrong-type
import torch


def can_require_grad(data):
    return error_of(data) is None


def error_of(data):
    try:
        torch.tensor(data, requires_grad=True)
    except Exception as error:
        return type(error)
    return None


def to_leaf(data):
    tensor = torch.tensor(data)
    if not (tensor.is_floating_point() or tensor.is_complex()):
        tensor = tensor.to(torch.float32)
    return tensor.requires_grad_()
