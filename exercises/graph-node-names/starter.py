def names(y):
    """Return the type names of all nodes in the graph of y, breadth-first from y.grad_fn, each node once."""
    ...


def count_nodes(y):
    """Return how many nodes the graph of y has."""
    ...


def loop_sum(y):
    """Return the sum of the elements of y, added one after the other in a loop."""
    ...
