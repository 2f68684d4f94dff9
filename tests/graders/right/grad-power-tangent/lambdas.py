import math

power_rule = lambda a, n, b, x: n and a * n * math.pow(x, n - 1)
tangent = lambda a, n, b, x: ((m := power_rule(a, n, b, x)), a * math.pow(x, n) + b - m * x)
exponent_product = lambda p, q: sum((p, q))
