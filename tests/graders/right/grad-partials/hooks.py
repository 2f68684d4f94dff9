import torch


def partials(f, *xs):
    found = [0.0] * len(xs)
    variables = []
    for index, x in enumerate(xs):
        v = torch.tensor(x, dtype=torch.float64, requires_grad=True)

        def note(g, index=index):
            found[index] = g.item()

        v.register_hook(note)
        variables.append(v)
    result = f(*variables)
    if result.grad_fn is not None or result.requires_grad:
        result.backward()
    return tuple(found)


def hand(b0, b1, b2, m, n, x1, x2):
    # b0 は定数なので消える
    return [b1 * m * x1 ** (m - 1), b2 * n * x2 ** (n - 1)]
