from typing import TypedDict


class Chain(TypedDict):
    t: float
    z: float
    dz_dz: float
    dz_dt: float
    dt_dx: float
    dt_dy: float
    dz_dx: float
    dz_dy: float


def chain(a: float, b: float, x: float, y: float) -> Chain:
    """Forward first, then backward from dz/dz = 1."""
    t = a * x + b * y
    z = pow(t, 2)
    back = 1.0
    back_t = back * 2.0 * t
    return Chain(t=t, z=z, dz_dz=1.0, dz_dt=2.0 * t, dt_dx=a, dt_dy=b, dz_dx=back_t * a, dz_dy=back_t * b)


def expanded(a: float, b: float, x: float, y: float) -> float:
    return 2.0 * a * a * x + 2.0 * a * b * y
