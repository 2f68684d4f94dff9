# rule: no-optim
# outcome: known limit - an own optimiser class; that is an update by hand, and allowed
class SGD:
    def __init__(self, params, lr):
        self.params, self.lr = params, lr

    def step(self, gradients):
        return [p - self.lr * g for p, g in zip(self.params, gradients)]


def f(x):
    SGD([x], 0.1).step([1.0])
    return 3 * x**2
