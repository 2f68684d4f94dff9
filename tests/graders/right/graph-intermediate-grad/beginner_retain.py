import torch

def intermediate(x0):
    x = torch.tensor(x0, dtype=torch.float64, requires_grad=True)
    y = x ** 2
    y.retain_grad()   # y は葉ではないので必要
    z = 2 * y + 3
    z.backward()
    dz_dy = y.grad.item()
    dz_dx = x.grad.item()
    # dy/dx はもう一度最初から
    x2 = torch.tensor(x0, dtype=torch.float64, requires_grad=True)
    y2 = x2 ** 2
    y2.backward()
    dy_dx = x2.grad.item()
    print(dz_dy, dz_dx, dy_dx)
    return (dz_dy, dz_dx, dy_dx)

def all_grads(f_steps, x0):
    s = torch.tensor(x0, dtype=torch.float64, requires_grad=True)
    s.retain_grad()
    rireki = [s]
    for f in f_steps:
        s = f(s)
        s.retain_grad()
        rireki.append(s)
    s.backward()
    kekka = []
    for t in rireki:
        kekka.append(t.grad.item())
    return kekka
