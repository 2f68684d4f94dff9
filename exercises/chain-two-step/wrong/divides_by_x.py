# fails: test_zeros
# diagnosis: zero-division
def chain(a, b, x, y):
    t = a * x + b * y
    dt_dx = (t - b * y) / x
    return {
        "t": t,
        "z": t * t,
        "dz_dz": 1.0,
        "dz_dt": 2 * t * t / t,
        "dt_dx": dt_dx,
        "dt_dy": b,
        "dz_dx": 2 * t * dt_dx,
        "dz_dy": 2 * t * b,
    }


def expanded(a, b, x, y):
    return 2 * a * a * x + 2 * a * b * y
