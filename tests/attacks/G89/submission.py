class Key:
    def __hash__(self): return 1
    def __eq__(self, other): raise SystemExit
def grad(x):
    return {float("nan"): 1, 1: 2, (1, 2): 3, None: 4, Key(): 5, "x" * 10000: 6, True and 1.0: 7}
