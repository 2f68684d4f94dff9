def levels(root):
    level, seen = [root] if root else [], set()
    while level:
        fresh = list(dict.fromkeys(node for node in level if node not in seen))
        seen.update(fresh)
        yield from fresh
        level = [child for node in fresh for child, _ in node.next_functions if child is not None]


names = lambda y: [type(node).__name__ for node in levels(y.grad_fn)]
count_nodes = lambda y: sum(1 for _ in levels(y.grad_fn))
loop_sum = lambda y: sum(value for value in y)
