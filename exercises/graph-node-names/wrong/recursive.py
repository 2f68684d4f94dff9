# fails: test_deep_graph
# diagnosis: too-costly
def levels(nodes, seen):
    following = []
    for node in nodes:
        for child, _ in node.next_functions:
            if child is not None and child not in seen:
                seen.add(child)
                following.append(child)
    return nodes + levels(following, seen) if nodes else []


def find_nodes(y):
    return levels([y.grad_fn], {y.grad_fn}) if y.grad_fn else []


def names(y):
    return [type(node).__name__ for node in find_nodes(y)]


def count_nodes(y):
    return len(find_nodes(y))


def loop_sum(y):
    return sum(y)
