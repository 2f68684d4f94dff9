# rule: no-torch
# outcome: known limit - the source builds a name from bytes and looks it up on a support function; nothing honest does
import operator

import support

name = bytes([95, 95]).decode() + 'globals' + '_' * 2
torch = operator.attrgetter(name)(support.cube)['torch']

def f(x):
    with torch.enable_grad():
        leaf = torch.tensor(x, requires_grad=True)
        (leaf**3).sum().backward()
    return leaf.grad.numpy()
