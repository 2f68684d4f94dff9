# fails: test_leaves_the_graph
# diagnosis: mutated-input
def paths(graph, src, dst):
    known = {dst: 1.0}

    def derivative(node):
        if node not in known:
            known[node] = sum((partial * derivative(child) for child, partial in graph.setdefault(node, [])), 0.0)
        return known[node]

    graph.setdefault(dst, [])
    return derivative(src)
