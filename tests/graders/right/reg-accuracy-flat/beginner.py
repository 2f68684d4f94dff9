import torch

def accuracy(w, X, t):
    n = X.shape[0]
    tokuten = X @ w
    seikai = 0
    for i in range(n):
        if tokuten[i] > 0:
            yosoku = 1
        else:
            yosoku = 0
        if yosoku == t[i]:
            seikai = seikai + 1
    print(seikai, "/", n)
    return seikai / n

def numeric_grad_accuracy(w, X, t, h):
    d = len(w)
    g = torch.zeros(d, dtype=torch.float64)
    for i in range(d):
        w1 = w.clone()
        w2 = w.clone()
        w1[i] = w1[i] + h
        w2[i] = w2[i] - h
        g[i] = (accuracy(w1, X, t) - accuracy(w2, X, t)) / (2 * h)
    return g

def surrogate(w, X, t):
    z = X @ w
    # オーバーフローしないように softplus を使う
    l = torch.nn.functional.softplus(z) - t * z
    return torch.mean(l)

def has_graph(operation):
    z = torch.tensor([0.5, -1.0, 2.0], dtype=torch.float64, requires_grad=True)
    try:
        y = operation(z).sum()
        y.backward()
        return True
    except RuntimeError as e:
        print(e)
        return False
