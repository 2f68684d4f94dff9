import numpy as np
import torch


def diagnose(f_grad, lr, xs):
    points = xs.detach().numpy()
    g = np.array([f_grad(x).numpy() for x in xs[:-1]])
    d = np.diff(points, axis=0)
    tolerance = dict(rtol=1e-8, atol=1e-12 * max(1.0, np.abs(points).max()))
    tests = [
        ("detached", lambda: np.count_nonzero(d) == 0),
        ("ok", lambda: np.allclose(d, -lr * g, **tolerance)),
        ("ascent", lambda: np.allclose(d, lr * g, **tolerance)),
        ("no-reset", lambda: np.allclose(d, -lr * np.cumsum(g, axis=0), **tolerance)),
        ("off-by-one", lambda: not d[0].any()),
        ("float32", lambda: np.array_equal(points, points.astype(np.float32))),
        ("lr-too-large", lambda: np.linalg.norm(d[0]) > lr * np.linalg.norm(g[0])),
        ("mean-scaled", lambda: True),
    ]
    return next(label for label, test in tests if test())
