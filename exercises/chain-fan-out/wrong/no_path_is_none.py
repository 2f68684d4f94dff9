# fails: test_no_path
# diagnosis: wrong-type
def paths(graph, src, dst):
    known = {dst: 1.0}

    def derivative(node):
        if node not in known:
            found = [
                partial * derivative(child) for child, partial in graph.get(node, []) if derivative(child) is not None
            ]
            known[node] = sum(found) if found else None
        return known[node]

    return derivative(src)
