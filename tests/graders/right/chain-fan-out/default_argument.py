def paths(graph, src, dst, known=None):
    known = {} if known is None else known
    if src == dst:
        return 1.0
    if src not in known:
        known[src] = 0.0
        for child, partial in (graph[src] if src in graph.keys() else ()):
            known[src] += partial * paths(graph, child, dst, known)
    return known[src]
