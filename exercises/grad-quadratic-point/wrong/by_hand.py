# fails: test_seed_points, test_random_quadratics, test_special_points, test_calls_agree
# diagnosis: forbidden-tool
def derivative(a, b, c, x0):
    return 2.0 * a * x0 + b
