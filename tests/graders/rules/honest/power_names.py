# rule: no-autograd
# exercise: grad-power-tangent
# defines: power_rule, tangent
import math


def power_rule(a, n, b, x):
    grad = a * n * math.pow(x, n - 1) if n else 0.0
    return grad


def tangent(a, n, b, x):
    grad = power_rule(a, n, b, x)
    modules = (grad, a * x**n + b - grad * x)
    return modules
