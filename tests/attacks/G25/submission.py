def nest(depth):
    return {"t": "tuple", "v": [nest(depth - 1)]} if depth else 0
def grad(x):
    bad = ({"t": "dict", "v": [[[1], 2]]}, nest(40), {"t": "kept", "name": "k1"}, {"t": "ref", "root": "builtins", "path": ["exit"]},
           {"t": "int", "v": "z"}, {"t": "float", "v": "1"}, {"t": "complex", "v": [1, None]})
    answer({"r": "value", "value": bad[x.numel() % len(bad)]})
