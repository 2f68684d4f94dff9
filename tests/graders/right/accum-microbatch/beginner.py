import torch

def microbatch_grad(loss_mean, params, X, y, chunk):
    n = X.shape[0]
    # もとの .grad をとっておく
    moto = []
    for p in params:
        moto.append(p.grad)
        p.grad = None
    hajime = 0
    while hajime < n:
        owari = hajime + chunk
        if owari > n:
            owari = n
        m = owari - hajime
        X_bubun = X[hajime:owari]
        y_bubun = y[hajime:owari]
        loss = loss_mean(params, X_bubun, y_bubun)
        loss = loss * m / n   # 行数で重みをつける
        loss.backward()
        hajime = owari
    kekka = []
    for p in params:
        kekka.append(p.grad)
    for p, g in zip(params, moto):
        p.grad = g
    print("chunk =", chunk, "n =", n)
    return kekka
