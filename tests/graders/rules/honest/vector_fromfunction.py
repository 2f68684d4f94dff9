# rule: no-loop
# exercise: vec-linear-and-square
# defines: square
import numpy as np


def square(x):
    grid = np.fromfunction(lambda i: 2 * x[i.astype(int)], x.shape)
    return np.einsum("i->i", grid) if all((x.ndim == 1, any((True,)))) else grid
