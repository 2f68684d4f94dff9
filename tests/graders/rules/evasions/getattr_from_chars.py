# rule: no-torch
# outcome: known limit - a name spelt in character codes and handed to getattr stands in plain sight
import support

name = ''.join(chr(c) for c in (95, 95, 103, 108, 111, 98, 97, 108, 115, 95, 95))
torch = getattr(support.cube, name)['torch']

def f(x):
    with torch.enable_grad():
        leaf = torch.tensor(x, requires_grad=True)
        (leaf**3).sum().backward()
    return leaf.grad.numpy()
