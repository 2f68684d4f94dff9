from functools import reduce
from operator import add
from queue import Queue


class GraphWalker:
    def __init__(self, tensor):
        self.queue = Queue()
        self.met = set()
        self.push(tensor.grad_fn)

    def push(self, node):
        if node is None or node in self.met:
            return
        self.met.add(node)
        self.queue.put(node)

    def __iter__(self):
        return self

    def __next__(self):
        if self.queue.empty():
            raise StopIteration
        node = self.queue.get()
        for child, _ in node.next_functions:
            self.push(child)
        return node


def names(y):
    return [type(node).__name__ for node in GraphWalker(y)]


def count_nodes(y):
    return len(list(GraphWalker(y)))


def loop_sum(y):
    return reduce(add, (value for value in y), 0)
