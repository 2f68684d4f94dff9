memo = {}

def paths(graph, src, dst):
    # 前回の結果を消す
    memo.clear()
    return sagasu(graph, src, dst)

def sagasu(graph, node, dst):
    if node == dst:
        return 1.0
    if node in memo:
        return memo[node]
    goukei = 0.0
    if node in graph:
        for ko, henbibun in graph[node]:
            goukei = goukei + henbibun * sagasu(graph, ko, dst)
    memo[node] = goukei
    return goukei
