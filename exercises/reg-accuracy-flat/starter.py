import torch


def accuracy(w, X, t):
    """Return the share of the predictions (1 where X @ w > 0, otherwise 0) that equal t, as a float."""
    ...


def numeric_grad_accuracy(w, X, t, h):
    """Return the gradient of the accuracy by w, by central differences with step h."""
    ...


def surrogate(w, X, t):
    """Return the mean logistic loss of the scores X @ w, a tensor that can be differentiated."""
    ...


def has_graph(operation):
    """Say whether a backward pass through the operation reaches its input."""
    ...
