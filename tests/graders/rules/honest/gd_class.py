# rule: no-optim
# exercise: train-xor
# defines: train
import torch
from torch import nn
from torch.nn import functional as F


class Trainer:
    def __init__(self, params, lr):
        self.params, self.lr = params, lr
        self.optim = self

    def zero_grad(self):
        for p in self.params:
            p.grad = None

    def step(self):
        with torch.no_grad():
            for p in self.params:
                p -= self.lr * p.grad


def train(params, X, Y, lr, steps):
    trainer, losses = Trainer(params, lr), []
    for _ in range(steps):
        trainer.optim.zero_grad()
        loss = F.binary_cross_entropy_with_logits(torch.tanh(X @ params[0]) @ params[1], Y)
        loss.backward()
        trainer.optim.step()
        losses.append(loss.item())
    return losses
