def grad(x):
    pairs = [[k * (2**61 - 1) + 7, 0] for k in range(12000 // count())]
    answer({"r": "value", "value": {"t": "dict", "v": pairs}})
