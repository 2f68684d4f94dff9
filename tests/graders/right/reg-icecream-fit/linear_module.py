import torch
from torch import nn


class Line(nn.Module):
    def __init__(self):
        super().__init__()
        self.layer = nn.Linear(1, 1, dtype=torch.float64)
        nn.init.zeros_(self.layer.weight)
        nn.init.zeros_(self.layer.bias)

    def forward(self, z):
        return self.layer(z[:, None])[:, 0]


def fit(x: torch.Tensor, y: torch.Tensor, steps: int = 200) -> tuple[float, float]:
    """Fit the standardised line with nn.Linear, update its parameters by hand."""
    mean, spread = x.mean().item(), x.std(correction=0).item()
    z, line = (x - mean) / spread, Line()
    for _ in range(steps):
        line.zero_grad()
        nn.functional.mse_loss(line(z), y).backward()
        with torch.no_grad():
            for p in line.parameters():
                p.add_(p.grad, alpha=-0.2)
    c, d = line.layer.weight.item(), line.layer.bias.item()
    return c / spread, d - c * mean / spread
