# rule: no-autograd
# exercise: chain-two-step
# defines: chain, expanded
"""No torch here: every backward step is written out, as in `import torch` and z.backward()."""
from __future__ import annotations


def chain(a: float, b: float, x: float, y: float) -> dict[str, float]:
    t = a * x + b * y
    # z = t**2, so autograd would give 2 * t; we do it by hand
    dz_dt = 2 * t
    return {"t": t, "z": t**2, "dz_dz": 1.0, "dz_dt": dz_dt, "dt_dx": a, "dt_dy": b, "dz_dx": dz_dt * a, "dz_dy": dz_dt * b}


def expanded(a, b, x, y):
    return 2 * a**2 * x + 2 * a * b * y


if __name__ == "__main__":
    import torch

    x = torch.tensor(3.0, requires_grad=True)
    (x**2).backward()
    print(x.grad, chain(1, 1, 3, 2))
