# rule: no-autograd
# exercise: chain-compose
# defines: compose_derivative
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any


@dataclass
class Step:
    value: float
    grad: float = 1.0
    history: list[float] = field(default_factory=list)

    def forward_step(self, f: Callable[[float], float], df: Callable[[float], float]) -> "Step":
        return Step(f(self.value), self.grad * df(self.value), [*self.history, self.value])


def compose_derivative(pairs: Iterable[tuple[Any, Any]], x: float) -> float:
    step = Step(x)
    for f, df in pairs:
        step = step.forward_step(f, df)
    return step.grad
