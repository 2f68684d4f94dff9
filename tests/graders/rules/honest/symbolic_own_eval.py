# rule: no-torch
# exercise: sym-eval-dag
# defines: evaluate
def eval(node, env):
    kind, *args = node
    if kind == "var":
        return env[args[0]]
    if kind == "const":
        return args[0]
    a, b = (eval(arg, env) for arg in args)
    return a + b if kind == "+" else a * b


def evaluate(node, env):
    return eval(node, env)
