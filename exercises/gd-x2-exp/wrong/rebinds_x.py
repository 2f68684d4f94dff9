# fails: test_few_steps, test_seed_path, test_reaches_minimum, test_special_arguments, test_calls_agree
# diagnosis: non-leaf-grad
import torch


def descend(x0, lr, steps):
    x = torch.tensor(x0, dtype=torch.float64, requires_grad=True)
    path = [x.item()]
    for _ in range(steps):
        (x**2 + torch.exp(-x)).backward()
        x = x - lr * x.grad
        path.append(x.item())
    return path
