import torch

def grid(n=10):
    # 二重ループで行列を作る
    gyouretsu = []
    kazu = 1
    for i in range(n):
        gyou = []
        for j in range(n):
            gyou.append(float(kazu))
            kazu += 1
        gyouretsu.append(gyou)
    X = torch.tensor(gyouretsu, requires_grad=True)
    print(X.shape, X.dtype, X.is_leaf)
    return X
