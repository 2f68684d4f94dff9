import math


def square(t):
    return t**2, 2 * t


def plus(a, b, x, y):
    return a * x + b * y, a, b


def chain(a, b, x, y):
    t, dt_dx, dt_dy = plus(a, b, x, y)
    z, dz_dt = square(t)
    dz_dz = 1.0
    local = {"dz_dz": dz_dz, "dz_dt": dz_dt, "dt_dx": dt_dx, "dt_dy": dt_dy}
    products = {"dz_dx": math.prod((dz_dz, dz_dt, dt_dx)), "dz_dy": math.prod((dz_dz, dz_dt, dt_dy))}
    return {"t": t, "z": z} | local | products


def expanded(a, b, x, y):
    # d/dx of a²x² , 2abxy , b²y²
    return math.fsum([2 * a * a * x, 2 * a * b * y, 0.0])
