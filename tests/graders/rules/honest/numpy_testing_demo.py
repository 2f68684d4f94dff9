# rule: no-autograd
# exercise: vec-linear-and-square
# defines: square
import numpy as np


def square(x):
    return 2 * x


def test_square():
    np.testing.assert_allclose(square(np.array([1.0, 2.0])), [2, 4])


test_square()
