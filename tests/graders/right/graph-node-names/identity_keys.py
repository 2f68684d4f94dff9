def walk(root):
    """Nodes are told apart by identity; the list keeps them alive, so that no identity is used twice."""
    if root is None:
        return []
    alive, seen, place = [root], {id(root)}, 0
    while place < len(alive):
        node = alive[place]
        place += 1
        for child, _index in node.next_functions:
            if child is None or id(child) in seen:
                continue
            seen.add(id(child))
            alive.append(child)
    return alive


def names(y):
    return [type(n).__name__ for n in walk(y.grad_fn)]


def count_nodes(y):
    return len(walk(y.grad_fn))


def loop_sum(y):
    total = None
    zero = 0
    for value in y:
        total = value + zero if total is None else total + value
    return total
