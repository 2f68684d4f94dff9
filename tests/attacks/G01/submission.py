import time
def grad(x):
    data = frame(reply([{"r": "value", "value": 0}] * count()))
    write(data[: len(data) // 2])
    time.sleep(60)
