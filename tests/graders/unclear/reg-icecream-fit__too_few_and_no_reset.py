import torch
def fit(x, y, steps=200):
    m, s = x.mean(), x.std()
    z = (x-m)/s
    p = torch.zeros(2, dtype=x.dtype, requires_grad=True)
    for k in range(steps//10):
        loss = ((y - p[0]*z - p[1])**2).mean()
        loss.backward()
        with torch.no_grad(): p -= 0.03 * p.grad
        if k % 2: p.grad = None
    c, d = p.tolist()
    return c, d
