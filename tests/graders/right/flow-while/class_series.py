from dataclasses import dataclass

import torch


@dataclass
class Series:
    x: torch.Tensor
    tol: float

    def __post_init__(self):
        self.n = 1
        self.term = self.x
        self.total = self.x

    @property
    def goes_on(self):
        return bool((self.term.abs() >= self.tol).item())

    def advance(self):
        self.term = self.term * self.x.square() / -((self.n + 1) * (self.n + 2))
        self.total = self.total + self.term
        self.n += 2


def taylor_sin(x, tol):
    series = Series(x, tol)
    while series.goes_on:
        series.advance()
    return series.total


def differentiate(f, at):
    leaf = torch.tensor(at, dtype=torch.float64, requires_grad=True)
    f(leaf).backward()
    return leaf.grad.item()


def doubling_grad(a):
    if abs(a) == 0:
        raise ValueError("The loop would be endless.")

    def f(a):
        b = 2 * a
        while True:
            if b.abs() >= 1000:
                break
            b = 2 * b
        return 100 * b if b < 0 else b

    return differentiate(f, a)


def taylor_grad(x, tol):
    return differentiate(lambda t: taylor_sin(t, tol), x)
