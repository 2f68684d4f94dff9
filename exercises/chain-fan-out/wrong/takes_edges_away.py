# fails: test_leaves_the_graph
# diagnosis: mutated-input
def paths(graph, src, dst):
    known = {dst: 1.0}

    def derivative(node):
        if node not in known:
            known[node] = 0.0
            edges = graph.get(node, [])
            while edges:
                child, partial = edges.pop()
                known[node] += partial * derivative(child)
        return known[node]

    return derivative(src)
