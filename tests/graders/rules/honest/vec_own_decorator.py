# rule: no-autograd
# exercise: vec-linear-and-square
# defines: square, total
import functools

import numpy as np


def pure(function):
    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        return function(*(np.array(a, copy=True) for a in args), **kwargs)

    return wrapper


@pure
def square(x):
    return 2 * x


@pure
def total(A):
    return np.ones_like(A)
