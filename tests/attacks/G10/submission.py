def grad(x):
    answer({"r": "value", "value": {"t": "array", "dtype": "float64", "shape": [0, 2**62, 2**62], "scalar": False, "shares": []}})
