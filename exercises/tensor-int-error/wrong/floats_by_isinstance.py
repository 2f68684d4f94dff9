# fails: test_can_require_grad, test_mixed_and_empty
# diagnosis: outer-type-asked
import torch


def can_require_grad(data):
    return isinstance(data, (float, complex))


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
