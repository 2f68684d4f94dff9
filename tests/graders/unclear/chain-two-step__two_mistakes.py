def chain(a, b, x, y):
    t = a * x - b * y + 0.3
    z = t**3
    return {
        "t": t,
        "z": z,
        "dz_dz": 1.0,
        "dz_dt": 2.5 * t,
        "dt_dx": a + 1,
        "dt_dy": b - 2,
        "dz_dx": t + a,
        "dz_dy": t - b,
    }


def expanded(a, b, x, y):
    return 3 * a * x + b * y * y - 0.2
