# rule: no-solver
# exercise: reg-icecream-fit
# defines: fit
"""Without lstsq or the inverse: the descent finds the line itself."""
import torch


def fit(x, y, steps=500):
    center, spread = x.mean(), x.std()
    line = torch.zeros(2, dtype=x.dtype, requires_grad=True)
    for _ in range(steps):
        loss = ((line[0] * (x - center) / spread + line[1] - y) ** 2).mean()
        (gradient,) = torch.autograd.grad(loss, line)
        with torch.no_grad():
            line -= 0.1 * gradient
    slope, height = line.tolist()
    return slope / spread.item(), height - slope * center.item() / spread.item()
