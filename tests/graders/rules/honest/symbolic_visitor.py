# rule: no-torch
# exercise: sym-diff-tree
# defines: diff
import operator as op

OPS = {"+": op.add, "*": op.mul}


class Differ:
    def __init__(self, vars):
        self.vars = vars

    def visit(self, node):
        method = getattr(self, "visit_" + type(node).__name__.lower(), self.visit_default)
        return method(node)

    def visit_tuple(self, node):
        kind, left, right = node
        if kind == "+":
            return ("+", self.visit(left), self.visit(right))
        return ("+", ("*", self.visit(left), right), ("*", left, self.visit(right)))

    def visit_str(self, node):
        return 1.0 if node in self.vars else 0.0

    def visit_default(self, node):
        return 0.0


def diff(tree, *vars):
    return Differ(vars).visit(tree)
