from graphlib import TopologicalSorter


def paths(graph, src, dst):
    """Children first, then collect the derivatives backward."""
    children = {node: list(edges) for node, edges in graph.items()}
    order = TopologicalSorter({node: {child for child, _ in edges} for node, edges in children.items()})
    derivative = {}
    for node in order.static_order():
        if node == dst:
            derivative[node] = 1.0
        else:
            derivative[node] = sum((p * derivative[c] for c, p in children.get(node, ())), 0.0)
    return derivative.get(src, 1.0 if src == dst else 0.0)
