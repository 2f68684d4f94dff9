def grad(x):
    tell(({"r": "ready"}, {"r": "kept"}, {"r": "passed", "score": 3, "earned": 3})[x.shape[-1] % 3])
