def power_rule(a, n, b, x):
    # 定数のとき
    if n == 0:
        return 0
    # aが0のとき
    if a == 0:
        return 0
    shisuu = n - 1
    kotae = a * n * x ** shisuu
    print("f'(x) =", kotae)
    return kotae


def tangent(a, n, b, x):
    katamuki = power_rule(a, n, b, x)
    y = a * x ** n + b
    seppen = y - katamuki * x
    return (katamuki, seppen)


def exponent_product(p, q):
    r = p + q
    return r
