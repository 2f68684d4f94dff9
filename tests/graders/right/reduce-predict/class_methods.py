import numpy as np
from collections import Counter


class Reduction:
    def __init__(self, x):
        self.x = np.array(x, dtype=float)
        self.y = [2 * v * v + 2 for v in self.x]

    def run(self, kind):
        return np.array(getattr(self, f"do_{kind}")()) * 4.0 * self.x

    def do_sum(self):
        return [1.0 for _ in self.y]

    do_loop = do_sum

    def do_mean(self):
        return [1.0 / len(self.y) for _ in self.y]

    def do_first(self):
        return [1.0] + [0.0] * (len(self.y) - 1)

    def do_prod(self):
        whole = 1.0
        for v in self.y:
            whole *= v
        return [whole / v for v in self.y]

    def shared(self, value):
        times = Counter(self.y)[value]
        return [1.0 / times if v == value else 0.0 for v in self.y]

    def do_max(self):
        return self.shared(max(self.y))

    do_amax = do_max

    def do_min(self):
        return self.shared(min(self.y))

    def do_median(self):
        ordered = sorted(self.y)
        return self.shared(ordered[(len(ordered) - 1) // 2])

    def do_max_dim(self):
        where = self.y.index(max(self.y))
        return [float(i == where) for i in range(len(self.y))]


def predict(kind, x):
    return Reduction(x).run(kind)
