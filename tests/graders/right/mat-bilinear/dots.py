import numpy as np

bilinear_grads = lambda x1, W, x2: (np.dot(W, x2), np.multiply.outer(x1, x2), np.dot(x1, W))
quadratic_grad = lambda M, x: M.dot(x) + x.dot(M)
