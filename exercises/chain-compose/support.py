"""Chains of steps that count how often they are called; public, and the same in the runner and in the judge."""

import math

# name: (f, derivative of f), both of x and one number k
STEPS = {
    "sin": (lambda x, k: math.sin(k * x), lambda x, k: k * math.cos(k * x)),
    "exp": (lambda x, k: math.exp(k * x), lambda x, k: k * math.exp(k * x)),
    "square": (lambda x, k: k * x * x, lambda x, k: 2 * k * x),
    "scale": (lambda x, k: k * x, lambda x, k: k),
    "shift": (lambda x, k: x + k, lambda x, k: 1.0),
    "tanh": (lambda x, k: k * math.tanh(x), lambda x, k: k * (1 - math.tanh(x) ** 2)),
}


class Counted:
    """A function of one float that counts its calls."""

    def __init__(self, formula, k):
        self.formula, self.k = formula, k
        self.calls = 0

    def __call__(self, x):
        self.calls += 1
        return self.formula(x, self.k)


def chain(steps):
    """Return the list of pairs (f, df) for a list of (name, k)."""
    return [tuple(Counted(formula, k) for formula in STEPS[name]) for name, k in steps]


def size(pairs):
    """Return how many steps the list has."""
    return len(pairs)
