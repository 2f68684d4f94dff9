def grad(x):
    if x.shape[-1] % 2:
        return "x" * (1 << 34)
    return "\u4e00" * (60 << 20)
