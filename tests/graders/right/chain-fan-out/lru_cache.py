from functools import lru_cache


def paths(graph, src, dst):
    @lru_cache(maxsize=None)
    def walk(node):
        if node == dst:
            return 1.0
        return float(sum(partial * walk(child) for child, partial in graph.get(node, [])))

    return walk(src)
