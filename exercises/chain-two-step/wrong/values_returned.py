# fails: test_seed_points, test_products, test_expanded, test_zeros
# diagnosis: value-returned
def chain(a, b, x, y):
    t = a * x + b * y
    z = t**2
    return {"t": t, "z": z, "dz_dz": 1.0, "dz_dt": 2 * t, "dt_dx": a, "dt_dy": b, "dz_dx": z, "dz_dy": z}


def expanded(a, b, x, y):
    return (a * x + b * y) ** 2
