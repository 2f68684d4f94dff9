def grad(x):
    value = 0
    for _ in range(23):
        value = [value, value]
    return value
