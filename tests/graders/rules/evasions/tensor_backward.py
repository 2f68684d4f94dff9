# rule: no-autograd
# outcome: forbidden
# runner: raised
import support


def f(x):
    t = support.leaf(x)
    support.cube(t).sum().backward()  # <-
    return t.grad.numpy()
