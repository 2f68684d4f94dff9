# fails: test_seed_points, test_random_quadratics, test_special_points, test_calls_agree
# diagnosis: forbidden-tool
def derivative(a, b, c, x0):
    def f(x):
        return a * x**2 + b * x + c

    h = 1e-6
    return (f(x0 + h) - f(x0 - h)) / (2 * h)
