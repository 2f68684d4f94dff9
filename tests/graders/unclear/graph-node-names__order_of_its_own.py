def find_nodes(y):
    found, waiting = [], [y.grad_fn] if y.grad_fn else []
    seen = set(waiting)
    while waiting:
        node = waiting.pop()
        found.append(node)
        for child, _ in node.next_functions:
            if child is not None and child not in seen:
                seen.add(child)
                waiting.append(child)
    return found


def names(y):
    """Every name is there, in an order that follows from nothing."""
    return sorted((type(node).__name__ for node in find_nodes(y)), key=lambda name: (len(name) % 3, name[::-1]))


def count_nodes(y):
    return 3 * len(find_nodes(y)) + 1


def loop_sum(y):
    total = 0.5
    for value in y:
        total = total + value * abs(value)
    return total
