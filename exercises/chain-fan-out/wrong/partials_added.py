# fails: test_two_paths, test_any_graph, test_parallel_edges, test_many_paths, test_leaves_the_graph
# diagnosis: partials-added
def paths(graph, src, dst):
    known = {dst: (1, 0.0)}  # node: (number of paths, sum of their partials)

    def length(node):
        if node not in known:
            number, total = 0, 0.0
            for child, partial in graph.get(node, []):
                below, value = length(child)
                number += below
                total += partial * below + value
            known[node] = number, total
        return known[node]

    return 1.0 if src == dst else length(src)[1]
