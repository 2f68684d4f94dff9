# rule: no-loop
# outcome: forbidden
import numpy as np

f = lambda x: x if not len(x) else np.append(3 * x[0] ** 2, f(x[1:]))  # <-
