def grad(x):
    tell({"r": "loaded", "functions": {"grad": {"t": "handle", "id": 0, "type": "function"}}})
