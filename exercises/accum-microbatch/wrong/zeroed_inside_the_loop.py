# fails: test_statement_example, test_equal_chunks, test_shorter_last_chunk, test_extreme_chunks, test_asked_again
# diagnosis: overwritten-path
def microbatch_grad(loss_mean, params, X, y, chunk):
    for rows, targets in zip(X.split(chunk), y.split(chunk)):
        for param in params:
            param.grad = None
        loss = loss_mean(params, rows, targets) * len(rows) / len(X)
        loss.backward()
    gradients = [param.grad for param in params]
    for param in params:
        param.grad = None
    return gradients
