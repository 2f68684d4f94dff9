# fails: test_three_calls, test_former_gradient, test_answers_stay
# diagnosis: accumulated
import torch


def fresh_grad(f, x):
    f(x).backward()
    return x.grad.clone()


def reset(params):
    for param in params:
        param.grad = None


def twice(f, x):
    z = f(x)
    (first,) = torch.autograd.grad(z, x, retain_graph=True)
    (second,) = torch.autograd.grad(z, x)
    return first, second
