# fails: test_loss, test_grads, test_few_points, test_arguments_stay, test_safe_loss, test_shapes_differ
# diagnosis: forbidden-tool
import torch


def loss(a, b, x, y):
    return ((y - a * x - b) ** 2).sum()


def grads(a, b, x, y):
    line = torch.tensor([a, b], dtype=torch.float64, requires_grad=True)
    loss(line[0], line[1], torch.tensor(x), torch.tensor(y)).backward()
    return line.grad[0].item(), line.grad[1].item()


def safe_loss(pred, y):
    if pred.shape != y.shape:
        raise ValueError(f"the prediction has the shape {pred.shape}, the data {y.shape}")
    return ((y - pred) ** 2).sum()
