def grad(x):
    shape = ([-1, -4], [2.5], [1] * 5000, [True], ["4"])[(x.shape[-1] + x.shape[0]) % 5]
    answer({"r": "value", "value": tensor(shape)}, bytes(4))
