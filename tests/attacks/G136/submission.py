def f(x, n):
    steps = [["detach.default", [lent], {}, [0], True], ["view.default", [taped(0), [2, 2]], {}, [1], True]]
    steps += [["zero_.default", [taped(1)], {}, [], False], ["mul.Tensor", [lent, 7], {}, [2], True]]
    steps += [["mul.Tensor", [taped(k), 7], {}, [k + 1], True] for k in range(2, n)]
    lie(steps, made=n)
    return x * 0
