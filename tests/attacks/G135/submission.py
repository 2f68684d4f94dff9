def f(x, n):
    steps = [["mm.default", [taped(0), taped(0)], {}, [k], True] for k in range(1, 4000)]
    lie(steps, [[0, tensor([256, 256], dtype="float64")]], bytes(524288), made=1)
    return x * 0
