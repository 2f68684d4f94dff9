ids = {"grad": 2**70, "curve": -1, "Dual": 10**400}
tell({"r": "loaded", "functions": {name: {"t": "handle", "id": number, "type": "float" * 40} for name, number in ids.items()}})
def grad(x):
    return x * 0
