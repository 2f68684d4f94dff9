# fails: test_known_graphs, test_random_graphs, test_each_node_once
# diagnosis: depth-first
def find_nodes(y):
    found, waiting = [], [y.grad_fn]
    while waiting:
        node = waiting.pop()
        if node is not None and node not in found:
            found.append(node)
            waiting += [child for child, _ in reversed(node.next_functions)]
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
