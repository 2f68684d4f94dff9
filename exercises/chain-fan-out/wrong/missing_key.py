# fails: test_no_path
# diagnosis: missing-key
def paths(graph, src, dst):
    known = {dst: 1.0}

    def derivative(node):
        if node not in known:
            known[node] = sum((partial * derivative(child) for child, partial in graph[node]), 0.0)
        return known[node]

    return derivative(src)
