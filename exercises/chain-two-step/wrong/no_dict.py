# fails: test_seed_points, test_steps, test_products, test_zeros
# diagnosis: wrong-type
def chain(a, b, x, y):
    t = a * x + b * y
    return t, t**2, 1.0, 2 * t, a, b, 2 * t * a, 2 * t * b


def expanded(a, b, x, y):
    return 2 * a**2 * x + 2 * a * b * y
