# fails: test_no_graph
# diagnosis: nothing-there
from collections import deque


def find_nodes(y):
    """Return every node of the graph once, breadth-first."""
    found, waiting, seen = [], deque([y.grad_fn]), {y.grad_fn}
    while waiting:
        node = waiting.popleft()
        found.append(node)
        for child, _ in node.next_functions:
            if child is not None and child not in seen:
                seen.add(child)
                waiting.append(child)
    return found


def names(y):
    return [type(node).__name__ for node in find_nodes(y)]


def count_nodes(y):
    return len(find_nodes(y))


def loop_sum(y):
    total = 0
    for value in y:
        total = total + value
    return total
