early = None
def grad(x):
    global early
    early = early or frame(reply([{"r": "value", "value": 0}] * count())) * 50
    write(early)
    return x * 0
