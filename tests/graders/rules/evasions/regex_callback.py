# rule: no-loop
# outcome: known limit - a regular expression calls a function for each character, in plain sight
import re

import numpy as np


def f(x):
    done = []
    rest = list(x)
    re.sub(".", lambda _: done.append(3 * rest.pop(0) ** 2) or "", "." * len(rest))
    return np.array(done)
