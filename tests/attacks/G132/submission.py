def f(x, n):
    token = tensor([4], dtype="float64")
    steps = [["add.Tensor", [lent, taped(0)], {}, [1], True]]
    steps += [["mul.Tensor", [taped(k), taped(0)], {}, [k + 1], True] for k in range(1, n)]
    lie(steps, [[0, token]], bytes(32), made=n)
    return x * 0
