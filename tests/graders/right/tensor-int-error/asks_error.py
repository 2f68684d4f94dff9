import torch

attempt = lambda data: torch.tensor(data, requires_grad=True)


def error_of(data):
    try:
        attempt(data)
    except BaseException as e:
        return type(e).__qualname__
    else:
        return None


def can_require_grad(data):
    return not error_of(data)


def to_leaf(data):
    return attempt(data) if can_require_grad(data) else torch.tensor(data, dtype=torch.float, requires_grad=True)
