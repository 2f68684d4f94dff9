# fails: test_step_length, test_no_reset, test_float32, test_off_by_one, test_other_functions
# diagnosis: float32-as-ok
def diagnose(f_grad, lr, xs):
    if not (xs[-1] - xs[0]).any():
        return "detached"
    before, after = f_grad(xs[0]).norm(), f_grad(xs[-1]).norm()
    if after < 0.9 * before:
        return "ok"
    return "ascent"
