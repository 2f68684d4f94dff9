# fails: test_seed_points, test_sum_mean_first, test_prod, test_choice_without_ties, test_ties, test_one_point_and_zero, test_leaves_x_alone
# diagnosis: forbidden-tool
import torch

REDUCTIONS = {
    "sum": torch.sum,
    "loop": sum,
    "mean": torch.mean,
    "first": lambda y: y[0],
    "prod": torch.prod,
    "max": torch.max,
    "amax": torch.amax,
    "max_dim": lambda y: y.max(dim=0).values,
    "min": torch.min,
    "median": torch.median,
}


def predict(kind, x):
    leaf = torch.tensor(x, requires_grad=True)
    REDUCTIONS[kind](2 * leaf**2 + 2).backward()
    return leaf.grad.numpy()
