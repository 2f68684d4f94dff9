import copy

import numpy


def linear(w, x):
    assert w.shape == x.shape
    return copy.deepcopy(w)


def square(x):
    answer = x.copy()
    answer *= 2
    return answer


def total(A):
    answer = numpy.empty_like(A)
    answer.fill(1)
    return answer


def weighted(C, A):
    answer = numpy.zeros_like(A)
    answer[:, :] = C
    return answer
