# fails: test_two_paths, test_any_graph, test_parallel_edges, test_many_paths, test_leaves_the_graph
# diagnosis: overwritten-path
def paths(graph, src, dst):
    known = {dst: 1.0}

    def derivative(node):
        if node not in known:
            known[node] = 0.0
            for child, partial in graph.get(node, []):
                if derivative(child) != 0:
                    known[node] = partial * derivative(child)
        return known[node]

    return derivative(src)
