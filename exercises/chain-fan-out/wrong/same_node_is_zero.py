# fails: test_same_node
# diagnosis: no-empty-path
def paths(graph, src, dst):
    known = {}

    def derivative(node):
        if node not in known:
            known[node] = 0.0
            for child, partial in graph.get(node, []):
                known[node] += partial * (1.0 if child == dst else derivative(child))
        return known[node]

    return derivative(src)
