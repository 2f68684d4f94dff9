# rule: no-autograd
# exercise: vec-linear-and-square
# defines: linear, square, total, weighted
import numpy as np

linear = lambda w, x: np.array(w, dtype=float)
square = lambda x: 2.0 * np.asarray(x)
total = lambda A: np.ones_like(A)
weighted = lambda C, A: C.copy()
