# fails: test_few_steps, test_seed_path, test_reaches_minimum, test_special_arguments, test_calls_agree
# diagnosis: forbidden-tool
import torch


def descend(x0, lr, steps):
    x = torch.tensor(x0, dtype=torch.float64, requires_grad=True)
    optimizer = torch.optim.SGD([x], lr=lr)
    path = [x.item()]
    for _ in range(steps):
        optimizer.zero_grad()
        (x**2 + torch.exp(-x)).backward()
        optimizer.step()
        path.append(x.item())
    return path
