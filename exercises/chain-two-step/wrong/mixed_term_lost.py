# fails: test_expanded, test_zeros
# diagnosis: mixed-term-lost
def chain(a, b, x, y):
    t = a * x + b * y
    z = t**2
    dz_dz = 1.0
    dz_dt = 2 * t
    dt_dx = a
    dt_dy = b
    dz_dx = dz_dz * dz_dt * dt_dx
    dz_dy = dz_dz * dz_dt * dt_dy
    return {
        "t": t,
        "z": z,
        "dz_dz": dz_dz,
        "dz_dt": dz_dt,
        "dt_dx": dt_dx,
        "dt_dy": dt_dy,
        "dz_dx": dz_dx,
        "dz_dy": dz_dy,
    }


def expanded(a, b, x, y):
    # a²x² + 2abxy + b²y²
    return 2 * a**2 * x
