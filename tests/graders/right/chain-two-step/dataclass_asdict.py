from dataclasses import asdict, dataclass


@dataclass
class Record:
    t: float
    z: float
    dz_dz: float
    dz_dt: float
    dt_dx: float
    dt_dy: float
    dz_dx: float
    dz_dy: float


def chain(a, b, x, y):
    t = a * x + b * y
    outer, inner = 2 * t, (a, b)
    return asdict(Record(t, t * t, 1, outer, *inner, *(1 * outer * each for each in inner)))


def expanded(a, b, x, y):
    return (2 * a**2) * x + (2 * a * b) * y
