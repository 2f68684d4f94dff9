def paths(graph, src, dst):
    known = {dst: 1.0}  # node: the derivative of dst with respect to it

    def derivative(node):
        if node not in known:
            known[node] = sum((partial * derivative(child) for child, partial in graph.get(node, ())), 0.0)
        return known[node]

    return derivative(src)
