# rule: no-torch
# exercise: sym-swell
# defines: count
from collections import Counter, defaultdict, deque
from functools import lru_cache, cached_property, singledispatchmethod


@lru_cache(maxsize=None)
def count(tree):
    if not isinstance(tree, tuple):
        return 1
    return 1 + sum(count(part) for part in tree[1:])


class Statistics:
    def __init__(self, tree):
        self.tree, self.seen, self.waiting = tree, defaultdict(int), deque([tree])

    @cached_property
    def total(self):
        return Counter(str(self.tree))
