# rule: no-torch
# exercise: dual-arithmetic
# defines: Dual
from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Dual:
    real: float
    eps: float = 0.0

    @classmethod
    def lift(cls, x: Dual | float) -> Dual:
        return x if isinstance(x, cls) else cls(float(x))

    def __mul__(self, other):
        o = self.lift(other)
        return Dual(self.real * o.real, self.real * o.eps + self.eps * o.real)

    __rmul__ = __mul__

    def __eq__(self, other):
        return self.real == self.lift(other).real

    def __hash__(self):
        return hash(self.real)
