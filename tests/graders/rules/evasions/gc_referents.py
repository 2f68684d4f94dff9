# rule: no-torch
# outcome: forbidden
# runner: raised
import gc  # <-

import support

torch = next(d for d in gc.get_referents(support.cube) if isinstance(d, dict) and 'torch' in d)['torch']

def f(x):
    with torch.enable_grad():
        leaf = torch.tensor(x, requires_grad=True)
        (leaf**3).sum().backward()
    return leaf.grad.numpy()
