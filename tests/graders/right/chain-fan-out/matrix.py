import numpy as np


def paths(graph, src, dst):
    """Solve (I - P) v = e: the sum of all powers of the matrix of partials."""
    names = {src: 0, dst: 0}
    for node, edges in graph.items():
        names[node] = 0
        for child, _ in edges:
            names[child] = 0
    for i, name in enumerate(names):
        names[name] = i
    P = np.zeros((len(names), len(names)))
    for node, edges in graph.items():
        for child, partial in edges:
            P[names[node], names[child]] += partial
    v = np.zeros(len(names))
    v[names[dst]] = 1.0
    total = v.copy()
    for _ in range(len(names)):
        v = P @ v
        if not v.any():
            break
        total += v
    return float(total[names[src]])
