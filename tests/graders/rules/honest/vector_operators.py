# rule: no-loop
# exercise: vec-linear-and-square
# defines: linear, square
import numpy as np


def linear(w, x):
    return np.array(w)


def square(x):
    y = 2 * x
    return y


if __name__ == "__main__":
    for v in [1.0, 2.0]:
        print([square(u) for u in (v, v)])
