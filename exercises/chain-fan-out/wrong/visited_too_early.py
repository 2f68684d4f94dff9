# fails: test_any_graph, test_leaves_the_graph
# diagnosis: visited-too-early
def paths(graph, src, dst):
    sums, queue, seen = {src: 1.0}, [src], {src}
    while queue:
        node = queue.pop(0)
        for child, partial in graph.get(node, []):
            sums[child] = sums.get(child, 0.0) + partial * sums[node]
            if child not in seen:
                seen.add(child)
                queue.append(child)
    return sums.get(dst, 0.0)
