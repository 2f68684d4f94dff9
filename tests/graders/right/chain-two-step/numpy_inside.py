import numpy as np


def chain(a, b, x, y):
    w = np.array([a, b])
    p = np.array([x, y])
    t = w @ p
    dz_dz, dz_dt = 1.0, 2 * t
    dz_dp = dz_dz * dz_dt * w
    keys = ["t", "z", "dz_dz", "dz_dt", "dt_dx", "dt_dy", "dz_dx", "dz_dy"]
    values = [t, t**2, dz_dz, dz_dt, w[0], w[1], dz_dp[0], dz_dp[1]]
    return {key: float(value) for key, value in zip(keys, values)}


def expanded(a, b, x, y):
    c2, c1, c0 = a * a, 2 * a * b * y, b * b * y * y
    return float(2 * c2 * x + c1)
