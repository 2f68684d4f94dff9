def f(x, n):
    y = x
    for _ in range(n - 1):
        y = y * x
    return y
