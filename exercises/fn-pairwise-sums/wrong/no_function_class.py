# fails: test_backward_itself
# diagnosis: no-function-class
import torch


class PairSums(torch.nn.Module):
    @staticmethod
    def apply(x1, x2, x3):
        return x1 + x2, x2 + x3, x3 + x1


def closed_form(x1, x2, x3):
    return (
        (x2 + x3) * (2 * x1 + x2 + x3),
        (x3 + x1) * (2 * x2 + x3 + x1),
        (x1 + x2) * (2 * x3 + x1 + x2),
    )
