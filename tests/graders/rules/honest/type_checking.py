# rule: no-autograd
# exercise: reduce-predict
# defines: predict
from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from collections.abc import Mapping

Kind = Literal["sum", "mean"]
SLOPE: Final = 4


def predict(kind: Kind, x: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    table: Mapping[str, float] = {"sum": 1.0, "mean": 1 / x.size}
    return SLOPE * x * table.get(kind, 1.0)
