# fails: test_seed_curve, test_any_function, test_shapes, test_one_pass, test_leaves_no_trace
# diagnosis: non-scalar-backward


def curve(f, x):
    leaf = x.detach().clone().requires_grad_()
    f(leaf).backward()
    return leaf.grad
