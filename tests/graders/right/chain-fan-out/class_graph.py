class Graph:
    def __init__(self, edges, goal):
        self.edges = edges
        self.goal = goal
        self.found = {}

    def derivative(self, node):
        try:
            return self.found[node]
        except KeyError:
            pass
        if node == self.goal:
            answer = 1.0
        else:
            answer = 0.0
            for (child, partial) in self.edges.get(node, []):
                answer += partial * self.derivative(child)
        self.found[node] = answer
        return answer


def paths(graph: dict, src: str, dst: str) -> float:
    """Return d(dst)/d(src)."""
    return Graph(graph, dst).derivative(src)
