def f(x, n):
    row, column = tensor([1, 12000], dtype="float64"), tensor([12000, 1], dtype="float64")
    places = [tensor([12000, 1], dtype="int64"), tensor([1, 12000], dtype="int64")]
    hollow = tensor([1 << 30, 0], dtype="float64")
    if n % 3 == 0:
        lie([["mul.Tensor", [taped(1), taped(2)], {}, [0], True]], [[1, row], [2, column]], bytes(912000))
    elif n % 3 == 1:
        steps = [["index_put_.default", [taped(3), [taped(1), taped(2)], taped(3)], {}, [], True]]
        constants = [[1, places[0]], [2, places[1]], [3, tensor([1, 1], dtype="float64")]]
        lie(steps, constants, bytes(192008), made=3)
    else:
        lie([["sum.dim_IntList", [taped(1), [1]], {}, [0], True]], [[1, hollow]])
    return x * 0
