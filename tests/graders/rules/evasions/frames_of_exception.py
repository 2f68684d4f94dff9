# rule: no-torch
# outcome: forbidden
# runner: raised
try:
    1 / 0
except ZeroDivisionError as error:
    torch = error.__traceback__.tb_frame.f_back.f_back.f_globals['engine'].torch  # <-

def f(x):
    with torch.enable_grad():
        leaf = torch.tensor(x, requires_grad=True)
        (leaf**3).sum().backward()
    return leaf.grad.numpy()
