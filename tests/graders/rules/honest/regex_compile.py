# rule: no-autograd
# exercise: grad-power-tangent
# defines: power_rule
import re

PATTERN = re.compile(r"x\^(\d+)")


def power_rule(a, n, b, x):
    vars = {"x": x}
    locals_ = dict(vars)
    return a * n * locals_["x"] ** (n - 1)
