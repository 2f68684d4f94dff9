def grad(x):
    size = 1500000 // count()
    name, message = ("T" * size, "M") if x.shape[-1] % 2 else ("T", "M" * size)
    answer({"r": "raised", "type": name, "message": message, "frames": [], "memory": False})
