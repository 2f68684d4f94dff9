# rule: no-autograd
# outcome: raised
import support


def spell(*codes):
    return "".join(chr(code) for code in codes)


def f(x):
    t = support.tensor(x)
    name = spell(114, 101, 113, 117, 105, 114, 101, 115, 95, 103, 114, 97, 100, 95)
    getattr(t, name)()
    name = spell(98, 97, 99, 107, 119, 97, 114, 100)
    getattr(support.cube(t).sum(), name)()
    return t.grad.numpy()
