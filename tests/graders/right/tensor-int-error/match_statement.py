import torch


def error_of(data):
    try:
        torch.tensor(data, requires_grad=True)
    except RuntimeError:
        return "RuntimeError"
    except TypeError:
        return "TypeError"
    except ValueError:
        return "ValueError"
    return None


def can_require_grad(data):
    match error_of(data):
        case None:
            return True
        case _:
            return False


def to_leaf(data):
    t = torch.tensor(data)
    match t.dtype:
        case torch.bool | torch.uint8 | torch.int8 | torch.int16 | torch.int32 | torch.int64:
            t = t.type(torch.float32)
    t.requires_grad_()
    return t
