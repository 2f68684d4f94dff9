import torch

def diagnose(f_grad, lr, xs):
    n_ten = xs.shape[0]
    ugoki = []
    tadashii = []
    for k in range(n_ten - 1):
        ugoki.append(xs[k + 1] - xs[k])
        tadashii.append(-lr * f_grad(xs[k]))

    def chikai(a, b):
        for p, q in zip(a, b):
            sa = (p - q).abs().max().item()
            if sa > 1e-9 * q.abs().max().item() + 1e-11 * xs.abs().max().item():
                return False
        return True

    if chikai(ugoki, tadashii):
        return "ok"
    # 全く動かない
    if all((u == 0).all() for u in ugoki):
        return "detached"
    if chikai(ugoki, [-t for t in tadashii]):
        return "ascent"
    # 最初の点が二回
    if (ugoki[0] == 0).all():
        return "off-by-one"
    # 勾配が積み上がる
    wa = []
    s = 0
    for t in tadashii:
        s = s + t
        wa.append(s)
    if chikai(ugoki, wa):
        return "no-reset"
    # 最初の一歩の長さの比
    hi = ugoki[0].norm().item() / tadashii[0].norm().item()
    print("比:", hi)
    if hi > 1.5:
        return "lr-too-large"
    if hi < 0.75:
        return "mean-scaled"
    return "float32"
