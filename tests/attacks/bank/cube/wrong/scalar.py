# fails: test_values, test_calls[3], test_calls[4]
def grad(x):
    return (3 * x * x).sum()
