def grad(x):
    answer({"r": "raised", "type": "E", "message": "m", "frames": [[-1, "f"], [0, "f"], [10**30, "f"], [99999, "f"]], "memory": False})
