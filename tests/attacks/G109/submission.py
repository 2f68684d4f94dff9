kinds = {"grad": tensor([1]), "curve": {"t": "ref", "root": "builtins", "path": ["exit"]}, "Dual": [5]}
tell({"r": "loaded", "functions": {name: kinds[name] for name in kinds if name in globals() or name == "grad"}}, bytes(4))
def grad(x):
    return x * 0
