# rule: no-autograd
# exercise: chain-compose
# defines: compose_derivative
from types import SimpleNamespace

MODE = "backward"


def compose_derivative(pairs, x):
    nodes = []
    for f, df in pairs:
        node = SimpleNamespace(value=x, vjp=lambda g, x=x, df=df: g * df(x))
        node.jvp = node.vjp
        nodes.append(node)
        x = f(x)
    upstream = 1.0
    for node in reversed(nodes):
        upstream = node.vjp(upstream)
    print(f"{MODE}: {upstream}")
    return upstream
