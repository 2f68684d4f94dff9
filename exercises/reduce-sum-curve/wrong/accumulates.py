# fails: test_leaves_no_trace
# diagnosis: grad-left


def curve(f, x):
    x.requires_grad_()
    f(x).sum().backward()
    return x.grad
