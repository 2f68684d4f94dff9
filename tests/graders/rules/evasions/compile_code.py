# rule: no-torch
# outcome: forbidden
# runner: raised
code = compile('import torch', 'x', 'exec')  # <-
exec(code)

def f(x):
    with torch.enable_grad():
        leaf = torch.tensor(x, requires_grad=True)
        (leaf**3).sum().backward()
    return leaf.grad.numpy()
