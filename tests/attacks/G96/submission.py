class Last(list):
    def __del__(self):
        write(self[0])
def grad(x):
    result = [x * 0]
    result[0].friend = Last([frame(reply([{"r": "value", "value": 0}] * count()))])
    return result
