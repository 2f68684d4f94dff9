import torch


def curve(f, x):
    """Return a tensor like x that holds f'(x_i) at each position."""
    ...
