# rule: no-torch
# outcome: forbidden
# runner: raised
def steps():
    yield found.gi_frame.f_back.f_back.f_back.f_globals['engine'].torch  # <-


found = steps()
torch = next(found)

def f(x):
    with torch.enable_grad():
        leaf = torch.tensor(x, requires_grad=True)
        (leaf**3).sum().backward()
    return leaf.grad.numpy()
