def f(x, n):
    steps = (
        ["from_file.default", ["/etc/passwd", False, 4], {"dtype": {"t": "dtype", "name": "uint8"}}, [0], True],
        ["empty.memory_format", [[1 << 30]], {}, [0], True],
        ["as_strided.default", [lent, [4], [1], 1 << 20], {}, [0], True],
        ["set_.source_Storage", [lent, lent], {}, [], True],
        ["resize_.default", [lent, [1 << 33]], {}, [], True],
        ["_to_copy.default", [lent], {"device": "meta"}, [0], True],
        ["__class__.__name__", [lent], {}, [0], True],
    )
    lie([steps[n % 7]])
    return x * 0
