# fails: test_expanded, test_zeros
# diagnosis: other-formula
def chain(a, b, x, y):
    t = a * x + b * y
    return {
        "t": t,
        "z": t**2,
        "dz_dz": 1.0,
        "dz_dt": 2 * t,
        "dt_dx": a,
        "dt_dy": b,
        "dz_dx": 2 * t * a,
        "dz_dy": 2 * t * b,
    }


def expanded(a, b, x, y):
    # x² + 2xy + y², as in the example with a = b = 1
    return 2 * x + 2 * y
