# rule: no-literals
# exercise: gd-x2-exp
# defines: minimise
# statement: 0.0005, 10001, 3.0
import math


def minimise(x=3.0, lr=0.0005, updates=10001):
    for _ in range(updates):
        x -= lr * (2 * x - math.exp(-x))
    return x
