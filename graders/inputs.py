"""What inputs of a function may look like, so that graders/counterexample.py can look for a simplest one that fails.

Hypothesis draws and shrinks: towards few elements, and towards numbers that stand early in LADDER.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, ClassVar

import numpy
import torch
from hypothesis import strategies
from hypothesis.strategies import DrawFn, SearchStrategy

# From simple to less simple. Only these are asked, so whatever is reported can be followed by hand.
LADDER = (0.0, 1.0, -1.0, 2.0, -2.0, 0.5, -0.5, 3.0, -3.0, 1.5, -1.5, 4.0, -4.0, 5.0, -5.0, 0.25, -0.25, 10.0, -10.0,
          0.1, -0.1, 100.0, -100.0, 1000.0, -1000.0)  # fmt: skip
STAGES = (5, 9, len(LADDER))  # whole numbers to 2 are tried before halves, and these before the rest
LONGEST, LONGEST_OF_SEVERAL = 3, 2  # where one letter stands for a size, and where several do
Sizes = Mapping[str, int]


@dataclass(frozen=True)
class Space:
    """All values that one input may have; `imports` is the module that its code names."""

    imports: ClassVar[str] = ""

    def letters(self) -> dict[str, int]:
        """Return the letters among its dimensions, each with the least size."""
        return {}

    def values(self, _sizes: Sizes, _rungs: int) -> SearchStrategy[Any]:
        """Return how its values are drawn, for given sizes; of numbers the first `rungs` alone."""
        raise NotImplementedError

    def code(self, value: Any) -> str:
        """Write a value as Python."""
        return repr(value)

    def short(self, value: Any) -> str:
        """Write a value for the eye."""
        return self.code(value)


@dataclass(frozen=True)
class Floats(Space):
    """Floats of the ladder."""

    rungs: tuple[float, ...]

    def values(self, _sizes: Sizes, rungs: int) -> SearchStrategy[Any]:
        """Draw one of them."""
        return strategies.sampled_from(self.rungs[:rungs])


@dataclass(frozen=True)
class Integers(Space):
    """Whole numbers from `low` to `high`, simplest those next to 0."""

    low: int
    high: int

    def values(self, _sizes: Sizes, _rungs: int) -> SearchStrategy[Any]:
        """Draw one of them."""
        return strategies.sampled_from(sorted(range(self.low, self.high + 1), key=lambda k: (abs(k), k < 0)))


@dataclass(frozen=True)
class Options(Space):
    """Some values, simplest first, under the code that makes each."""

    named: Mapping[str, Any]

    def values(self, _sizes: Sizes, _rungs: int) -> SearchStrategy[Any]:
        """Draw the code of one of them."""
        return strategies.sampled_from(list(self.named))

    def code(self, value: Any) -> str:
        """Write the code."""
        return str(value)


@dataclass(frozen=True)
class Tensors(Space):
    """Tensors whose dimensions are numbers, or letters that stand for the same size in all inputs of one question."""

    imports: ClassVar[str] = "torch"
    dimensions: tuple[int | str, ...]
    rungs: tuple[float, ...]
    least: int

    def letters(self) -> dict[str, int]:
        """Return the letters among its dimensions."""
        return {dimension: self.least for dimension in self.dimensions if isinstance(dimension, str)}

    def values(self, sizes: Sizes, rungs: int) -> SearchStrategy[Any]:
        """Draw one element by element."""
        shape = [sizes[each] if isinstance(each, str) else each for each in self.dimensions]
        element: SearchStrategy[Any] = strategies.sampled_from(self.rungs[:rungs])
        for size in reversed(shape):
            element = strategies.lists(element, min_size=size, max_size=size)
        return element.map(lambda numbers: self.make(numbers, shape))

    def make(self, numbers: Any, shape: list[int]) -> Any:
        """Make the object of nested lists."""
        return torch.tensor(numbers, dtype=torch.float64).reshape(shape)

    def code(self, value: Any) -> str:
        """Write it as a call of its constructor."""
        return f"torch.tensor({_write(value)}, dtype=torch.float64)"

    def short(self, value: Any) -> str:
        """Write its numbers alone."""
        return _write(value)


@dataclass(frozen=True)
class Arrays(Tensors):
    """The same as NumPy arrays."""

    imports: ClassVar[str] = "numpy"

    def make(self, numbers: Any, shape: list[int]) -> Any:
        """Make the object of nested lists."""
        return numpy.array(numbers, dtype=numpy.float64).reshape(shape)

    def code(self, value: Any) -> str:
        """Write it as a call of its constructor."""
        return f"numpy.array({_write(value)})" if value.size else f"numpy.zeros({value.shape})"


@dataclass(frozen=True)
class Inputs:
    """The inputs of a function, and the question that they make; of `inputs`."""

    ask: Callable[..., Any]
    spaces: Mapping[str, Space]
    call: str

    def values(self, rungs: int) -> SearchStrategy[dict[str, Any]]:
        """Return how all inputs are drawn together, of the simplest `rungs` numbers: sizes first, to shrink first."""
        least: dict[str, int] = {}
        for space in self.spaces.values():
            for letter, size in space.letters().items():
                least[letter] = max(size, least.get(letter, 0))

        longest = LONGEST if len(least) < 2 else LONGEST_OF_SEVERAL

        @strategies.composite
        def draw_all(draw: DrawFn) -> dict[str, Any]:
            sizes = {letter: draw(strategies.sampled_from(range(size, longest + 1))) for letter, size in least.items()}
            return {name: draw(space.values(sizes, rungs)) for name, space in self.spaces.items()}

        return draw_all()

    def question(self, values: Mapping[str, Any]) -> Any:
        """Return the Case that the author makes of these values, None where there is no question there."""
        case = self.ask(**{name: _unname(self.spaces[name], value) for name, value in values.items()})
        return replace(case, expect=case.expect()) if case is not None and callable(case.expect) else case

    def short(self, values: Mapping[str, Any]) -> str:
        """Write the values for the eye: x = [0.]."""
        return ", ".join(f"{name} = {self.spaces[name].short(value)}" for name, value in values.items())

    def code(self, values: Mapping[str, Any], what: str) -> str:
        """Write the values and the call as Python that can be pasted below the student's own."""
        lines = [f"{name} = {self.spaces[name].code(value)}" for name, value in values.items()]
        used = {self.spaces[name].imports for name in values} | {"support" for line in lines if "support." in line}
        imports = [f"import {module}" for module in sorted(used) if module]
        return "\n".join([*imports, *lines, self.call or _write_call(what, list(values))])


def inputs(ask: Callable[..., Any], *, call: str = "", **spaces: Space) -> Inputs:
    """Say what inputs a function may have, and which `case` each of them makes; None where it is no fair question.

    `ask` is given one value of each space, by name. `call` is the call as a student would write it, where the `what`
    of assert_calls is not.
    """
    return Inputs(ask, spaces, call)


def floats(
    low: float = -10.0, high: float = 10.0, *, avoid: tuple[float, ...] = (), also: tuple[float, ...] = ()
) -> Space:
    """Return simple floats from low to high, but those to be avoided; `also` are less simple ones that matter."""
    return Floats((*_rungs(low, high, avoid), *also))


def integers(low: int, high: int) -> Space:
    """Return whole numbers from low to high, both possible."""
    return Integers(low, high)


def options(named: Mapping[str, Any]) -> Space:
    """Return a choice of values by the code that makes each, simplest first; the code may use `support`."""
    return Options(named)


def tensors(
    *dimensions: int | str, low: float = -10.0, high: float = 10.0, avoid: tuple[float, ...] = (), least: int = 1
) -> Space:
    """Return float64 tensors of simple numbers: tensors() has no dimensions, tensors("n") one, of `least` to 3."""
    return Tensors(dimensions, _rungs(low, high, avoid), least)


def arrays(
    *dimensions: int | str, low: float = -10.0, high: float = 10.0, avoid: tuple[float, ...] = (), least: int = 1
) -> Space:
    """Return the same as NumPy arrays."""
    return Arrays(dimensions, _rungs(low, high, avoid), least)


def _rungs(low: float, high: float, avoid: tuple[float, ...]) -> tuple[float, ...]:
    found = tuple(rung for rung in LADDER if low <= rung <= high and rung not in avoid)
    if not found:
        raise ValueError(f"no simple number lies between {low:g} and {high:g}")
    return found


def _unname(space: Space, value: Any) -> Any:
    return space.named[value] if isinstance(space, Options) else value


def _write(value: Any) -> str:
    """Write numbers as NumPy does, without its line breaks: [0., 1.5]."""
    if not value.ndim:
        return str(float(value))
    if value.ndim == 1:
        return "[" + ", ".join(repr(float(each)).removesuffix("0") for each in value) + "]"
    return "[" + ", ".join(_write(each) for each in value) + "]"


def _write_call(what: str, names: list[str]) -> str:
    if re.fullmatch(r"\w+\([\w, ]*\)", what):
        return what
    name = what.split("(", 1)[0].strip()
    return f"{name}({', '.join(names)})" if name.isidentifier() else ""
