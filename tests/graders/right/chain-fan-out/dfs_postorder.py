def paths(graph, src, dst):
    """An explicit stack, so deep graphs are no trouble."""
    value = {dst: 1.0}
    stack = [(src, False)]
    while stack:
        node, ready = stack.pop()
        if node in value:
            continue
        edges = graph[node] if node in graph else []
        if ready:
            value[node] = sum(partial * value[child] for child, partial in edges)
        else:
            stack.append((node, True))
            stack.extend((child, False) for child, _ in edges if child not in value)
    return float(value[src])
