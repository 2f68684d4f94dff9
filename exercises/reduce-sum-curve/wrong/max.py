# fails: test_seed_curve, test_any_function, test_shapes, test_leaves_no_trace
# diagnosis: max-instead-of-sum


def curve(f, x):
    leaf = x.detach().clone().requires_grad_()
    f(leaf).max().backward()
    return leaf.grad
