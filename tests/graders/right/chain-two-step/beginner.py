def chain(a, b, x, y):
    t = a * x + b * y
    z = t * t
    kekka = {}
    kekka["t"] = t
    kekka["z"] = z
    kekka["dz_dz"] = 1.0
    kekka["dz_dt"] = 2 * t
    kekka["dt_dx"] = a
    kekka["dt_dy"] = b
    kekka["dz_dx"] = kekka["dz_dz"] * kekka["dz_dt"] * kekka["dt_dx"]
    kekka["dz_dy"] = kekka["dz_dz"] * kekka["dz_dt"] * kekka["dt_dy"]
    print(kekka)
    return kekka


def expanded(a, b, x, y):
    # (ax + by)^2 = a^2 x^2 + 2 a b x y + b^2 y^2
    kou1 = 2 * a ** 2 * x
    kou2 = 2 * a * b * y
    kou3 = 0
    return kou1 + kou2 + kou3
