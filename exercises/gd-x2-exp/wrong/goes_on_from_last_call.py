# fails: test_few_steps, test_seed_path, test_reaches_minimum, test_special_arguments, test_calls_agree
# diagnosis: goes-on-from-last-call
import torch

x = None


def descend(x0, lr, steps):
    global x
    if x is None:
        x = torch.tensor(x0, dtype=torch.float64, requires_grad=True)
    path = [x.item()]
    for _ in range(steps):
        (gradient,) = torch.autograd.grad(x**2 + torch.exp(-x), x)
        with torch.no_grad():
            x -= lr * gradient
        path.append(x.item())
    return path
