names = ("grad", "curve", "Dual", "support", "reference", "effects", "_conversation", "__class__", "slope", "value", "", "grad\u202e", "x" * 200)
tell({"r": "loaded", "functions": {name: {"t": "handle", "id": 0, "type": "Tensor"} for name in [*names, *map(str, range(20000))]}})
def grad(x):
    return x * 0
