# rule: no-loop
# exercise: vec-linear-and-square
# defines: total
import functools

import numpy as np


def as_array(function):
    @functools.wraps(function)
    def call(A):
        return function(np.asarray(A))

    return call


@as_array
def total(A):
    return np.ones_like(A)
