# rule: no-optim
# exercise: train-xor
# defines: train
import math

import torch
import torch.nn as nn


class Model(nn.Module):
    def __init__(self):
        super().__init__()
        self.hidden = nn.Linear(2, 4)
        self.out = nn.Linear(4, 1)

    def forward(self, x):
        return self.out(torch.tanh(self.hidden(x)))


def train(X, Y, lr, steps):
    torch.manual_seed(20240601)
    model = Model()
    losses = []
    for step in range(steps):
        loss = ((model(X) - Y) ** 2).mean()
        model.zero_grad()
        loss.backward()
        for p in model.parameters():
            p.data.sub_(p.grad, alpha=lr)
        losses.append(loss.item() if math.isfinite(loss.item()) else math.inf)
    return losses
