# rule: no-autograd
# exercise: grad-power-tangent
# defines: power_rule
def power_rule(a, n, b, x):
    if (slope := a * n) == 0:
        print(f"{slope=} at {x:.3f}: nothing to compile, no exec needed")
        return 0.0
    return slope * x ** (n - 1)
