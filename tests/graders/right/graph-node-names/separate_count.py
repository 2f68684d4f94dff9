import torch


def names(y):
    if y.is_leaf or y.grad_fn is None:
        return []
    order, front, seen = [], [y.grad_fn], {y.grad_fn: True}
    while front:
        behind = []
        for node in front:
            order.append(type(node).__name__)
            for edge in node.next_functions:
                if edge[0] and edge[0] not in seen:
                    seen[edge[0]] = True
                    behind.append(edge[0])
        front = behind
    return order


def count_nodes(y):
    # the order does not matter here, so a stack will do
    stack, seen = [y.grad_fn], set()
    while stack:
        if (node := stack.pop()) is not None and node not in seen:
            seen.add(node)
            stack += [child for child, _ in node.next_functions]
    return len(seen)


def loop_sum(y):
    total = torch.tensor(0, dtype=y.dtype)
    for number in y:
        total = torch.add(total, number)
    return total
