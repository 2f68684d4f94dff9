# fails: test_two_paths, test_any_graph, test_parallel_edges, test_many_paths, test_leaves_the_graph
# diagnosis: overwritten-path
def paths(graph, src, dst):
    return first_path(graph, src, dst) or 0.0


def first_path(graph, node, dst):
    if node == dst:
        return 1.0
    for child, partial in graph.get(node, []):
        rest = first_path(graph, child, dst)
        if rest is not None:
            return partial * rest
    return None
