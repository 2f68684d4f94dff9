# fails: test_asked_again
# diagnosis: accumulated
def microbatch_grad(loss_mean, params, X, y, chunk):
    for rows, targets in zip(X.split(chunk), y.split(chunk)):
        loss = loss_mean(params, rows, targets) * len(rows) / len(X)
        loss.backward()
    return [param.grad.clone() for param in params]
