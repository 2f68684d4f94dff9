import numpy as np

linear = lambda w, x: w + 0.0
square = lambda x: x + x
total = lambda A: A * 0 + 1
weighted = lambda C, A: 1.0 * C
