# rule: no-loop
# exercise: lse-softmax-ce
# defines: lse, ce_grad
import numpy as np


def lse(z):
    """Add up without a for or while loop: map each exponent, filter none."""
    m = max(z.max(), -1e4)
    return m + np.log(np.exp(z - m).sum())


def ce_grad(z, y):
    p = np.exp(z - z.max(axis=1, keepdims=True))
    p = p / p.sum(axis=1, keepdims=True)
    onehot = np.eye(z.shape[1])[y]
    return np.where(np.isfinite(p), (p - onehot) / len(y), 0.0)
