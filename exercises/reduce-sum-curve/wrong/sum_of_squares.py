# fails: test_seed_curve, test_any_function, test_shapes, test_leaves_no_trace
# diagnosis: chain-factor


def curve(f, x):
    leaf = x.detach().clone().requires_grad_()
    (f(leaf) ** 2).sum().backward()
    return leaf.grad
