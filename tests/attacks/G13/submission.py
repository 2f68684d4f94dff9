def grad(x):
    answer({"r": "value", "value": {"t": "handle", "id": (-1, 2**70, 10**400)[x.shape[-1] % 3], "type": "Tensor"}})
