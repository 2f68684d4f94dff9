import torch

def can_require_grad(data):
    # 実際に作ってみて、エラーが出るかどうか調べる
    try:
        t = torch.tensor(data, requires_grad=True)
        print("OK:", t.dtype)
        return True
    except Exception as e:
        print("NG:", e)
        return False

def error_of(data):
    try:
        torch.tensor(data, requires_grad=True)
        return None
    except Exception as e:
        namae = e.__class__.__name__
        return namae

def to_leaf(data):
    t = torch.tensor(data)
    if t.dtype in (torch.float16, torch.float32, torch.float64, torch.complex64, torch.complex128):
        t.requires_grad = True
        return t
    else:
        t2 = t.float()
        t2.requires_grad = True
        return t2
