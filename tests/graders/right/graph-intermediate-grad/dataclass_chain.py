from dataclasses import dataclass, field

import torch


@dataclass
class Chain:
    start: float
    values: list = field(default_factory=list)

    def run(self, steps):
        self.values = [torch.tensor(self.start, dtype=torch.float64, requires_grad=True)]
        for step in steps:
            self.values.append(step(self.values[-1]))
            self.values[-1].retain_grad()
        return self

    def gradients(self):
        self.values[-1].backward()
        return [float(v.grad) for v in self.values]


def intermediate(x0):
    whole = Chain(x0).run([lambda x: x * x, lambda y: 2 * y + 3]).gradients()
    part = Chain(x0).run([lambda x: x * x]).gradients()
    return whole[1], whole[0], part[0]


def all_grads(f_steps, x0):
    return Chain(x0).run(f_steps).gradients()
