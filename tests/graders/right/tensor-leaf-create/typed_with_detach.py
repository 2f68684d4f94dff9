from __future__ import annotations

from typing import Any

import numpy as np
import torch
from torch import Tensor


def _leaf(tensor: Tensor) -> Tensor:
    """Turn any tensor into a leaf with memory of its own."""
    return tensor.detach().clone().requires_grad_(True)


def scalar() -> Tensor:
    return _leaf(torch.tensor(3.0))


def vector() -> Tensor:
    return _leaf(torch.arange(3.0, 6.0))


def matrix() -> Tensor:
    return _leaf(torch.arange(3.0, 9.0).reshape(2, 3))


def cube() -> Tensor:
    return _leaf(torch.arange(1.0, 13.0).reshape(2, 2, 3))


def leaf(data: Any) -> Tensor:
    return _leaf(torch.as_tensor(np.asarray(data)).to(torch.float64))


def from_numpy17(a: np.ndarray) -> Tensor:
    return _leaf(torch.as_tensor(np.ascontiguousarray(a), dtype=torch.float32))
