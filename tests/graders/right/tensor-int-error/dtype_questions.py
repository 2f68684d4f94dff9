import torch


def _differentiable(dtype: torch.dtype) -> bool:
    return dtype.is_floating_point or dtype.is_complex


def can_require_grad(data) -> bool:
    try:
        return _differentiable(torch.tensor(data).dtype)
    except (TypeError, ValueError, RuntimeError):
        return False


def error_of(data):
    try:
        torch.tensor(data, requires_grad=True)
    except Exception as problem:
        return type(problem).__name__


def to_leaf(data):
    dtype = torch.tensor(data).dtype
    return torch.tensor(data, dtype=dtype if _differentiable(dtype) else torch.float32, requires_grad=True)
