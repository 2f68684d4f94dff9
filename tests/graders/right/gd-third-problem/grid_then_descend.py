import torch


def f(x):
    return -torch.log(1 + x.sigmoid()) / (1 + x**2)


class Descent:
    def __init__(self, start, rate):
        self.x = torch.tensor(start, dtype=torch.float64, requires_grad=True)
        self.rate = rate

    def step(self):
        g = torch.autograd.grad(f(self.x), self.x)[0]
        self.x = (self.x.detach() - self.rate * g).requires_grad_()

    def run(self, steps):
        for _ in range(steps):
            self.step()
        return self

    def result(self):
        return self.x.item(), f(self.x).item()


def minimise(x0, lr, steps):
    return Descent(x0, lr).run(steps).result()


def solve():
    grid = torch.linspace(-10, 10, 201, dtype=torch.float64)
    start = grid[f(grid).argmin()].item()
    return Descent(start, 0.5).run(300).x.item()
