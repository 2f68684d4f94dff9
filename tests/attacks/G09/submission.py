def grad(x):
    answer({"r": "value", "value": tensor([0, 10**30])})
