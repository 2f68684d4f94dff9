import copy


def paths(graph, src, dst):
    """Take one inner node after the other out of a copy, and join its edges through."""
    edges = copy.deepcopy(dict(graph))
    if src == dst:
        return 1.0
    for node in list(edges):
        if node in (src, dst):
            continue
        through = edges.pop(node)
        for other, out in edges.items():
            weight = sum(p for child, p in out if child == node)
            if any(child == node for child, _ in out):
                rest = [(child, p) for child, p in out if child != node]
                merged = {}
                for child, p in rest + [(child, weight * p) for child, p in through]:
                    merged[child] = merged.get(child, 0.0) + p
                edges[other] = list(merged.items())
    return sum((p for child, p in edges.get(src, []) if child == dst), 0.0)
