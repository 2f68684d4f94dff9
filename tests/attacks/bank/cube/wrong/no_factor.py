# fails: test_values[2], test_values[3], test_values[4]
def grad(x):
    return x * x
