import torch


def replay(label, g, lr, xs):
    """Predict every next point from the points of the log, as this optimiser would have moved."""
    gs = torch.stack([g(x) for x in xs[:-1]])
    return {
        "ok": lambda: xs[:-1] - lr * gs,
        "ascent": lambda: xs[:-1] + lr * gs,
        "detached": lambda: xs[:-1],
        "no-reset": lambda: xs[:-1] - lr * gs.cumsum(0),
        "off-by-one": lambda: torch.cat([xs[:1], xs[1:-1] - lr * gs[1:]]),
    }[label]()


def diagnose(f_grad, lr, xs):
    scale = xs.abs().max()
    for label in ("ok", "ascent", "detached", "no-reset", "off-by-one"):
        error = (replay(label, f_grad, lr, xs) - xs[1:]).abs().max()
        if error <= 1e-12 * scale:
            return label
    step = (xs[1] - xs[0]).norm() / (lr * f_grad(xs[0]).norm())
    if abs(step - 1) < 0.01:
        return "float32"
    return "lr-too-large" if step > 1 else "mean-scaled"
