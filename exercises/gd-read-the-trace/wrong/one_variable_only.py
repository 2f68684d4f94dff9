# fails: test_other_functions
# diagnosis: one-number-wanted
def diagnose(f_grad, lr, xs):
    points = [x.item() for x in xs]
    made = [after - points[k] for k, after in enumerate(points[1:])]
    right = [-lr * f_grad(x).item() for x in xs[:-1]]
    sums = [sum(right[: k + 1]) for k in range(len(right))]

    def same(one, other):
        return all(abs(a - b) < 1e-10 * max(1, abs(a)) for a, b in zip(one, other))

    if same(made, right):
        return "ok"
    if not any(made):
        return "detached"
    if same(made, [-change for change in right]):
        return "ascent"
    if same(made, sums):
        return "no-reset"
    if made[0] == 0 and same(made[1:], right[1:]):
        return "off-by-one"
    if xs.float().double().equal(xs):
        return "float32"
    return "lr-too-large" if abs(made[0]) > abs(right[0]) else "mean-scaled"
