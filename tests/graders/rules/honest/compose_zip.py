# rule: no-autograd
# exercise: chain-compose
# defines: compose_derivative, log_depth
from functools import reduce
from itertools import accumulate
from operator import mul


def compose_derivative(pairs, x):
    points = list(accumulate(pairs, lambda value, pair: pair[0](value), initial=x))
    return reduce(mul, (df(p) for (_, df), p in zip(pairs, points)), 1.0)


def log_depth(pairs, x):
    return reduce(lambda state, pair: (pair[0](state[0]), state[1] * pair[1](state[0])), pairs, (x, 1.0))
