def grad(x):
    one = tensor([1], dtype=("load", "float8_e4m3fn", "__class__")[x.shape[-1] % 3])
    other = {"t": "array", "dtype": "object", "shape": [1], "scalar": False, "shares": []}
    answer({"r": "value", "value": (one, other)[x.shape[0] % 2]}, bytes(8))
