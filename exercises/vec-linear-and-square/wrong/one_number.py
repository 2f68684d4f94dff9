# fails: test_total, test_small_matrices, test_new_matrix
# diagnosis: one-number


def linear(w, x):
    return w.copy()


def square(x):
    return 2 * x


def total(A):
    return 1.0


def weighted(C, A):
    return C.copy()
