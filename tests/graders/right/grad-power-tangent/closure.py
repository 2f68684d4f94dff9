def make(a, n, b):
    def f(x):
        return a * x**n + b

    def df(x):
        return 0.0 if n == 0 else a * n * x ** (n - 1)

    return f, df


def power_rule(a, n, b, x):
    _, df = make(a, n, b)
    return df(x)


def tangent(a, n, b, x):
    f, df = make(a, n, b)
    return df(x), f(x) - df(x) * x


def exponent_product(p, q):
    """xᵖ · x^q = x^(p+q)"""
    return p + q


if __name__ == "__main__":
    assert power_rule(2, 2, 2, 5) == 20
    assert tangent(2, 3, 4, 5) == (150, -496)
    assert exponent_product(-2, -3) == -5
