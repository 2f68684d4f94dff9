# fails: test_gradient, test_graph, test_pure
def f(x, n):
    return x.detach() * 0
