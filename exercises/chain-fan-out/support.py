"""Asks paths with a graph that counts its look-ups, so that walking all paths is noticed at once; public."""

import copy
from types import SimpleNamespace


class TooManyLookUps(Exception):
    """The graph was looked into more often than the bound."""


class CountedGraph(dict):
    """A dict that counts the look-ups of its lists."""

    def __init__(self, graph, bound):
        super().__init__(graph)
        self.bound = bound
        self.look_ups = 0

    def _count(self, number=1):
        self.look_ups += number
        if self.look_ups > self.bound:
            raise TooManyLookUps(f"more than {self.bound} look-ups")

    def __getitem__(self, node):
        self._count()
        return super().__getitem__(node)

    def get(self, node, default=None):
        self._count()
        return super().get(node, default)

    def items(self):
        self._count(len(self))
        return super().items()

    def values(self):
        self._count(len(self))
        return super().values()


def walk_counted(paths, graph, src, dst, bound):
    """Call paths on a counted graph; return its answer (None where it gave up) and the number of look-ups."""
    counted = CountedGraph(graph, bound)
    try:
        answer = paths(counted, src, dst)
    except TooManyLookUps:
        answer = None
    return SimpleNamespace(answer=answer, look_ups=counted.look_ups)


def call_twice(paths, graph, src, dst):
    """Call paths twice with one graph; return the answers, and whether the graph is what it was."""
    before = copy.deepcopy(graph)
    answers = [paths(graph, src, dst) for _ in range(2)]
    return SimpleNamespace(answers=answers, unchanged=graph == before)
