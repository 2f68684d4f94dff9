# rule: no-torch
# outcome: forbidden
# runner: raised
import string


def g():
    pass


space, _ = string.Formatter().get_field('0.__glo' + 'bals__', [g], {})  # <-
torch = space['__builtins__']['__import__']('torch')

def f(x):
    with torch.enable_grad():
        leaf = torch.tensor(x, requires_grad=True)
        (leaf**3).sum().backward()
    return leaf.grad.numpy()
