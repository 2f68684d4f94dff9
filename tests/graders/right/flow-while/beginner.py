import torch

def doubling_grad(a):
    # 0 のときは終わらないのでエラー
    if a == 0:
        raise ValueError("a が 0 だと終わりません")
    x = torch.tensor(a, dtype=torch.float64, requires_grad=True)
    b = x * 2
    kaisuu = 0
    while abs(b) < 1000:
        b = b * 2
        kaisuu = kaisuu + 1
    print("回数:", kaisuu)
    if b < 0:
        b = b * 100
    b.backward()
    return x.grad.item()

def taylor_sin(x, tol):
    s = x
    kou = x
    k = 1
    while abs(kou) >= tol:
        kou = kou * (-1) * x * x / ((2 * k) * (2 * k + 1))
        s = s + kou
        k = k + 1
    return s

def taylor_grad(x, tol):
    t = torch.tensor(x, dtype=torch.float64, requires_grad=True)
    y = taylor_sin(t, tol)
    y.backward()
    return t.grad.item()
