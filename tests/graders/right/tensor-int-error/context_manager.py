import torch


class Probe:
    """Remembers which exception ended the block."""

    name = None

    def __enter__(self):
        return self

    def __exit__(self, kind, error, trace):
        if kind is not None:
            self.name = kind.__name__
        return True


def error_of(data):
    with Probe() as probe:
        torch.tensor(data, requires_grad=True)
    return probe.name


def can_require_grad(data):
    with Probe() as probe:
        torch.tensor(data, requires_grad=True)
    return probe.name is None


def to_leaf(data):
    x = torch.tensor(data)
    wanted = torch.promote_types(x.dtype, torch.float32) if not x.is_floating_point() and not x.is_complex() else x.dtype
    return x.to(wanted).detach().requires_grad_(True)
