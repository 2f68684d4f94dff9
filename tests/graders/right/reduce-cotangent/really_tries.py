import torch


def vjp_vector(f, x, v):
    """g_j = sum_i v_i dy_i/dx_j"""
    with torch.enable_grad():
        p = torch.clone(x.detach())
        p.requires_grad = True
        y = f(p)
    grads = torch.autograd.grad(outputs=[y], inputs=[p], grad_outputs=[v])
    return grads[0]


def why(x_shape, y_shape):
    """Do not count, ask PyTorch."""
    y = torch.ones(y_shape, requires_grad=True) * 2
    try:
        y.backward()
    except RuntimeError:
        return False
    return True
