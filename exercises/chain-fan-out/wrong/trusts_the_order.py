# fails: test_any_graph
# diagnosis: dict-order
def paths(graph, src, dst):
    sums = {src: 1.0}
    for node, edges in graph.items():
        for child, partial in edges:
            sums[child] = sums.get(child, 0.0) + partial * sums.get(node, 0.0)
    return sums.get(dst, 0.0)
