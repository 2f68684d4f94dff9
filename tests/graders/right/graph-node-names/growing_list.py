import torch


def _nodes(y: torch.Tensor) -> list:
    """A list that grows while it is walked is a queue."""
    nodes = [y.grad_fn] if y.grad_fn is not None else []
    for node in nodes:
        for child, _ in node.next_functions:
            if child is not None and child not in nodes[-1:] and child not in known(nodes):
                nodes.append(child)
    return nodes


def known(nodes):
    if not hasattr(known, "cache") or known.cache[0] is not nodes:
        known.cache = (nodes, set(), [0])
    _, seen, done = known.cache
    seen.update(nodes[done[0]:])
    done[0] = len(nodes)
    return seen


def names(y: torch.Tensor) -> list[str]:
    return [node.__class__.__name__ for node in _nodes(y)]


def count_nodes(y: torch.Tensor) -> int:
    return len(_nodes(y))


def loop_sum(y: torch.Tensor) -> torch.Tensor:
    total = torch.zeros((), dtype=y.dtype)
    for value in y:
        total = total + value
    return total
