import torch

def partials(f, *xs):
    hensuu = []
    for x in xs:
        t = torch.tensor(x, dtype=torch.float64, requires_grad=True)
        hensuu.append(t)
    z = f(*hensuu)
    print("z =", z)
    if z.requires_grad:
        z.backward()
    kekka = []
    for t in hensuu:
        if t.grad is None:
            kekka.append(0.0)
        else:
            kekka.append(t.grad.item())
    return tuple(kekka)


def hand(beta0, beta1, beta2, m, n, x1, x2):
    dy_dx1 = beta1 * m * x1 ** (m - 1)
    dy_dx2 = beta2 * n * x2 ** (n - 1)
    return (dy_dx1, dy_dx2)
