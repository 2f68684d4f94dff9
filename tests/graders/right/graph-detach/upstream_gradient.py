import torch


def half_open(x):
    """u arrives as the gradient from behind."""
    leaf = x.detach().clone().requires_grad_()
    (leaf * 1).backward(leaf.detach().square())
    return leaf.grad.detach()


def frozen(w1: torch.Tensor, w2: torch.Tensor, x: torch.Tensor) -> tuple[None, torch.Tensor]:
    weight = w2.detach().clone().requires_grad_(True)
    h = (w1 * x).detach()
    product = weight * h
    torch.autograd.backward(product, grad_tensors=2 * product.detach())
    return None, weight.grad


def plot_values(y: torch.Tensor):
    return torch.Tensor.numpy(y.detach(), force=True).copy()
