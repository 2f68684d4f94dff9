# rule: no-torch
# outcome: forbidden
# runner: raised
import io

import numpy as np

code = b"cbuiltins\n__import__\n(Vtorch\ntR."  # <-
torch = np.load(io.BytesIO(code), allow_pickle=True)

def f(x):
    with torch.enable_grad():
        leaf = torch.tensor(x, requires_grad=True)
        (leaf**3).sum().backward()
    return leaf.grad.numpy()
