# rule: autograd-required
# outcome: forbidden
class Node:
    def backward(self):
        return None


def f(x):  # <-
    Node().backward()
    h = 1e-6
    return ((x + h) ** 3 - (x - h) ** 3) / (2 * h)
