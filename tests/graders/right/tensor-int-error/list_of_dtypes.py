import torch

DIFFERENTIABLE = {torch.half, torch.bfloat16, torch.float, torch.double, torch.cfloat, torch.cdouble, torch.complex32}


def make(data):
    return torch.tensor(data)


def can_require_grad(data):
    try:
        tensor = make(data)
    except Exception:
        return False
    return tensor.dtype in DIFFERENTIABLE


def error_of(data):
    result = None
    try:
        torch.tensor(data, requires_grad=True)
    except Exception as e:
        result = str(type(e).__name__)
    finally:
        return result


def to_leaf(data):
    tensor = make(data)
    if tensor.dtype not in DIFFERENTIABLE:
        tensor = tensor.to(dtype=torch.float32)
    return torch.nn.Parameter(tensor)
