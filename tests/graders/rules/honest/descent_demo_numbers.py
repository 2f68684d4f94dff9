# rule: no-literals
# exercise: gd-x2-exp
# defines: minimise
import math


def minimise(x=3.0, lr=0.01):
    for _ in range(2000):
        x -= lr * (2 * x - math.exp(-x))
    return x


if __name__ == "__main__":
    assert abs(minimise() - 0.35173371124919584) < 1e-9
