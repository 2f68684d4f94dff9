# rule: no-torch
# exercise: dual-functions
# defines: sin, exp, apply
import math

DERIVATIVES = {"sin": "cos", "exp": "exp"}


def apply(name, x):
    return getattr(math, name)(x), getattr(math, DERIVATIVES[name])(x)


def sin(x):
    return apply("sin", x)


def exp(x):
    return apply("exp", x)
