# rule: no-autograd
# exercise: grad-checker
# defines: check
import numpy as np


def check(f, vjp, x, rng):
    """Compare <v, J u> by differences with <vjp(v), u>; autograd is not called."""
    y = np.asarray(f(x))
    v, u = rng.normal(size=y.shape), rng.normal(size=x.shape)
    h = 1e-6 * max(1.0, np.abs(x).max(initial=0.0))
    numeric = np.sum(v * (f(x + h * u) - f(x - h * u))) / (2 * h)
    hand = np.sum(vjp(x, v) * u)
    error = abs(numeric - hand) / max(abs(numeric), abs(hand), 1e-12)
    return bool(error < 1e-5), 0, error
