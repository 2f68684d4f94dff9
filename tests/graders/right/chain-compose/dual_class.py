class Dual:
    """A value together with its derivative by x."""

    def __init__(self, value: float, slope: float = 1.0) -> None:
        self.value = value
        self.slope = slope

    def through(self, f, df) -> "Dual":
        return Dual(f(self.value), df(self.value) * self.slope)


def follow(pairs, x):
    dual = Dual(x)
    for f, df in pairs:
        dual = dual.through(f, df)
    return dual


def compose_derivative(pairs: list, x: float) -> float:
    return float(follow(pairs, x).slope)


def log_depth(pairs: list, x: float) -> tuple[float, float]:
    end = follow(pairs, x)
    return float(end.value), float(end.slope)
