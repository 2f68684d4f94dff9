# fails: test_two_paths, test_any_graph, test_parallel_edges, test_many_paths, test_leaves_the_graph
# diagnosis: paths-multiplied
def paths(graph, src, dst):
    known = {dst: (1, 1.0)}  # node: (number of paths, their product)

    def product(node):
        if node not in known:
            number, total = 0, 1.0
            for child, partial in graph.get(node, []):
                below, value = product(child)
                number += below
                total *= partial**below * value
            known[node] = number, total
        return known[node]

    number, total = product(src)
    return total if number else 0.0
