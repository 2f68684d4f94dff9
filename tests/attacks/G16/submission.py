def grad(x):
    data = frame(reply([{"r": "value", "value": 0}] * count())) * 2000
    while True:
        write(data)
