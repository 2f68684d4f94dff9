# rule: no-autograd
# outcome: forbidden
# runner: raised
import support

import operator


def f(x):
    t = support.tensor(x)
    operator.methodcaller('requires_grad_')(t)  # <-
    support.cube(t).sum().backward()
    return t.grad.numpy()
