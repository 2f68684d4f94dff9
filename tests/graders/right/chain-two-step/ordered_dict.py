from collections import OrderedDict


def chain(a, b, x, y):
    steps = OrderedDict()
    steps["t"] = a * x + b * y
    steps["z"] = steps["t"] ** 2
    steps["dz_dz"] = 1.0
    steps["dz_dt"] = 2 * steps["t"]
    steps["dt_dx"], steps["dt_dy"] = a, b
    for name in "xy":
        steps[f"dz_d{name}"] = steps["dz_dz"] * steps["dz_dt"] * steps[f"dt_d{name}"]
    return steps


def expanded(a, b, x, y):
    polynomial = {2: a**2, 1: 2 * a * b * y, 0: (b * y) ** 2}
    return sum(k * c * x ** (k - 1) for k, c in polynomial.items() if k)
