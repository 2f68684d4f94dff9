# fails: test_parallel_edges
# diagnosis: parallel-edges-merged
def paths(graph, src, dst):
    known = {dst: 1.0}

    def derivative(node):
        if node not in known:
            edges = dict(graph.get(node, []))
            known[node] = sum((partial * derivative(child) for child, partial in edges.items()), 0.0)
        return known[node]

    return derivative(src)
