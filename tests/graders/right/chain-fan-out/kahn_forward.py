from collections import defaultdict, deque


def paths(graph, src, dst):
    if src == dst:
        return 1.0
    edges = dict(graph.items())
    waiting_for = defaultdict(int)
    for children in edges.values():
        for child, _ in children:
            waiting_for[child] += 1
    arrived = defaultdict(float)
    arrived[src] = 1.0
    ready = deque(node for node in edges if waiting_for[node] == 0)
    while ready:
        node = ready.popleft()
        for child, partial in edges.get(node, ()):
            arrived[child] += arrived[node] * partial
            waiting_for[child] -= 1
            if waiting_for[child] == 0:
                ready.append(child)
    return arrived[dst] if dst in arrived else 0.0
