# rule: no-torch
# exercise: value-full
# defines: Value
import math


class Value:
    """A number that remembers where it came from."""

    def __init__(self, data, children=(), op=""):
        self.data, self.grad, self._backward = data, 0.0, lambda: None
        self._prev, self.op = set(children), op

    def __add__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        out = Value(self.data + other.data, (self, other), "+")

        def _backward():
            self.grad += out.grad
            other.grad += out.grad

        out._backward = _backward
        return out

    __radd__ = __add__

    def exp(self):
        out = Value(math.exp(self.data), (self,), "exp")

        def _backward():
            self.grad += out.data * out.grad

        out._backward = _backward
        return out

    def backward(self):
        topo, seen = [], set()

        def build(v):
            if v not in seen:
                seen.add(v)
                for child in v._prev:
                    build(child)
                topo.append(v)

        build(self)
        self.grad = 1.0
        for v in reversed(topo):
            v._backward()


v = Value(1.0)
(v + 2).exp().backward()
