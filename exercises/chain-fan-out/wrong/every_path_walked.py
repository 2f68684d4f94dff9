# fails: test_many_paths
# diagnosis: too-costly
def paths(graph, src, dst):
    if src == dst:
        return 1.0
    return sum((partial * paths(graph, child, dst) for child, partial in graph.get(src, [])), 0.0)
