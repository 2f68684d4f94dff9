# rule: autograd-required
# exercise: grad-any-function
# defines: derivative
import torch

leaf = lambda v: torch.tensor(v, dtype=torch.float64, requires_grad=True)
derivative = lambda f, x0: torch.autograd.functional.jacobian(f, leaf(x0)).item()
