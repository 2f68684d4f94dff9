# rule: no-autograd
# exercise: grad-power-tangent
# defines: power_rule
def hessian(a, n, x):
    return a * n * (n - 1) * x ** (n - 2)


def power_rule(a, n, b, x):
    grad_fn = {"value": a * n * x ** (n - 1)}
    compile_time, execution, evaluate = 0, 1, grad_fn
    return evaluate["value"]
