def f(x, n):
    later = [["mul.Tensor", [lent, taped(2)], {}, [1], True], ["mul.Tensor", [lent, lent], {}, [2], True]]
    never = [["mul.Tensor", [lent, taped(77)], {}, [1], True]]
    twice = [["mul.Tensor", [lent, lent], {}, [1], True], ["mul.Tensor", [lent, lent], {}, [1], True]]
    nobody = [["mul.Tensor", [lent, {"t": "lent", "id": 999}], {}, [1], True]]
    lie((later, never, twice, nobody, [])[n % 5], made=1)
    return x * 0
