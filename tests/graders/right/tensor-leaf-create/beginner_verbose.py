import torch
import numpy as np

# スカラー（0次元テンソル）
def scalar():
    x = torch.tensor(3.0, dtype=torch.float32, requires_grad=True)
    print("scalar:", x)
    return x

# ベクトル
def vector():
    v = torch.tensor([3.0, 4.0, 5.0], dtype=torch.float32, requires_grad=True)
    print("vector:", v)
    return v

# 行列
def matrix():
    m = torch.tensor([[3.0, 4.0, 5.0],
                      [6.0, 7.0, 8.0]], dtype=torch.float32, requires_grad=True)
    print("matrix:", m)
    return m

# 3階テンソル
def cube():
    c = torch.tensor([[[1., 2., 3.], [4., 5., 6.]],
                      [[7., 8., 9.], [10., 11., 12.]]], requires_grad=True)
    print("cube:", c.shape)
    return c

def leaf(data):
    arr = np.array(data, dtype=np.float64)
    t = torch.from_numpy(arr.copy())
    t.requires_grad = True
    return t

def from_numpy17(a):
    b = a.astype(np.float32)
    t = torch.from_numpy(b.copy())
    t.requires_grad = True
    return t
