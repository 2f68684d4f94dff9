# rule: no-autograd
# exercise: grad-power-tangent
# defines: power_rule
def power_rule(a, n, b, x):
    match n:
        case 0:
            return 0.0
        case 1:
            return float(a)
        case int() | float():
            return a * n * x ** (n - 1)
