import numpy, torch
def grad(x):
    if x.shape[-1] % 2:
        return torch.zeros(1).expand(1 << 40)
    return numpy.lib.stride_tricks.as_strided(numpy.zeros(1), (1 << 20, 1 << 20), (0, 0))
