import numpy as np

def chijimeru(g, katachi):
    # ブロードキャストで増えた軸を足し合わせる
    while g.ndim > len(katachi):
        g = g.sum(axis=0)
    for i in range(len(katachi)):
        if katachi[i] == 1 and g.shape[i] != 1:
            g = g.sum(axis=i, keepdims=True)
    return g

def matmul_vjp(A, B, G):
    # ベクトル同士
    if A.ndim == 1 and B.ndim == 1:
        gA = G * B
        gB = G * A
        return gA, gB
    # 左がベクトル
    if A.ndim == 1:
        A2 = A.reshape(1, -1)
        G2 = np.expand_dims(G, -2)
        gA, gB = matmul_vjp(A2, B, G2)
        return gA.reshape(-1), gB
    # 右がベクトル
    if B.ndim == 1:
        B2 = B.reshape(-1, 1)
        G2 = np.expand_dims(G, -1)
        gA, gB = matmul_vjp(A, B2, G2)
        return gA, gB.reshape(-1)
    gA = G @ np.swapaxes(B, -1, -2)
    gB = np.swapaxes(A, -1, -2) @ G
    return chijimeru(gA, A.shape), chijimeru(gB, B.shape)
