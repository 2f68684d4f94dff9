# rule: no-autograd
# outcome: forbidden
# runner: raised
import support


def f(x):
    t = support.tensor(x)
    t = t.new_tensor(x, requires_grad=True)  # <-
    support.cube(t).sum().backward()
    return t.grad.numpy()
