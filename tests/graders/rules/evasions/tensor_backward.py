# rule: no-autograd
# outcome: forbidden
# runner: raised
import support


def f(x):
    t = support.cube(x)
    t.sum().backward()  # <-
    return t.numpy()
