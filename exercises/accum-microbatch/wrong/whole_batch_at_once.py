# fails: test_one_graph_at_a_time
# diagnosis: too-costly
import torch


def microbatch_grad(loss_mean, params, X, y, chunk):
    return list(torch.autograd.grad(loss_mean(params, X, y), params))
