"""Inputs drawn afresh for each submission from its stored seed, so that a report can be reproduced."""

import zlib
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

import numpy
import torch

T = TypeVar("T")
MAX_DRAWS = 200


class Draw:
    """Draw numbers and tensors for one check; the stream depends on the submission's seed and the check's name."""

    def __init__(self, seed: int, check: str, dtype: torch.dtype = torch.float64) -> None:
        self._generator = numpy.random.default_rng([seed, zlib.crc32(check.encode())])
        self.dtype = dtype

    def normal(self, *shape: int) -> torch.Tensor:
        """Return standard normal values."""
        return torch.as_tensor(self._generator.standard_normal(shape)).to(self.dtype)

    def uniform(self, low: float, high: float, *shape: int) -> torch.Tensor:
        """Return values spread evenly over [low, high)."""
        return torch.as_tensor(self._generator.uniform(low, high, shape)).to(self.dtype)

    def number(self, low: float = -2.0, high: float = 2.0) -> float:
        """Return one Python float."""
        return float(self._generator.uniform(low, high))

    def integer(self, low: int, high: int) -> int:
        """Return one integer from low to high, both possible."""
        return int(self._generator.integers(low, high, endpoint=True))

    def choice(self, options: Sequence[T]) -> T:
        """Return one of the options."""
        return options[int(self._generator.integers(len(options)))]

    def separating(self, draw: Callable[[], Any], *answers: Callable[[Any], Any], gap: float = 1e-3) -> Any:
        """Draw until all answers differ from each other, so that a wrong one cannot pass by accident.

        Each of `answers` maps an input to a float; the difference must exceed `gap` times the larger.

        Raises:
            RuntimeError: no such input came up, so the exercise's answers cannot be told apart.
        """
        for _ in range(MAX_DRAWS):
            candidate = draw()
            values = [float(answer(candidate)) for answer in answers]
            pairs = [(a, b) for i, a in enumerate(values) for b in values[:i]]
            if all(abs(a - b) > gap * max(abs(a), abs(b), 1e-9) for a, b in pairs):
                return candidate
        raise RuntimeError("no input separates the answers: draw from a wider range")
