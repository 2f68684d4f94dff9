# fails: test_worked_number, test_random_points, test_shapes
# diagnosis: value-returned


def derivative(x):
    return x.detach() ** 2
