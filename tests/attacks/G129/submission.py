def f(x, n):
    steps = [["expand.default", [lent, [5000, 5000, 4]], {}, [1], True]]
    steps += [["add.Tensor", [taped(1), taped(1)], {}, [2], True], ["clone.default", [taped(2)], {}, [3], True]]
    lie([*steps, ["sum.default", [taped(3)], {}, [0], True]])
    return x * 0
