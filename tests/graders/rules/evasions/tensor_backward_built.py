# rule: no-autograd
# outcome: forbidden
# runner: raised
import support


def f(x):
    t = support.tensor(x)
    getattr(t, 'requires' + '_grad_')()  # <-
    getattr(support.cube(t).sum(), 'back' + 'ward')()
    return t.grad.numpy()
