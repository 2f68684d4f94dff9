import torch
class Odd(torch.Tensor):
    pass
def curve(f, x):
    for odd in (object(), Odd([1.0]), 10**400, float("nan"), "x", [x] * 9, {1: x}, torch.ones(0, 7), torch.ones(1).to(torch.complex64),
                torch.ones(2, 2).to_sparse(), x.expand(5, *x.shape), torch.ones(60000), lambda: 1):
        try:
            f(odd)
        except Exception:
            pass
    try:
        f(x, x, x, x)
        f()
    except Exception:
        pass
    return x * 0
def grad(x):
    return x * 0
