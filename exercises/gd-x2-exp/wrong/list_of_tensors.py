# fails: test_few_steps, test_seed_path, test_reaches_minimum, test_special_arguments, test_calls_agree
# diagnosis: wrong-type
import torch


def f(x):
    return x**2 + torch.exp(-x)


def descend(x0, lr, steps):
    x = torch.tensor(x0, dtype=torch.float64, requires_grad=True)
    path = [x.detach().clone()]
    for _ in range(steps):
        (gradient,) = torch.autograd.grad(f(x), x)
        with torch.no_grad():
            x -= lr * gradient
        path.append(x.detach().clone())
    return path
