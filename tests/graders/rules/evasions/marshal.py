# rule: no-torch
# outcome: forbidden
import marshal  # <-

torch = marshal.loads(b'N')

def f(x):
    with torch.enable_grad():
        leaf = torch.tensor(x, requires_grad=True)
        (leaf**3).sum().backward()
    return leaf.grad.numpy()
