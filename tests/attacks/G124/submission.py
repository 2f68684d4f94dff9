import json, os, struct, threading
def ask(what="call", function=0, record=0, values=(), payload=b"", dims=None):
    question = {"r": "asks", "function": function, "what": what, "record": record, "values": list(values), "in_dims": dims}
    text = json.dumps(question).encode()
    data = struct.pack("<II", len(text), len(payload)) + text + payload
    while data:
        data = data[os.write(3, data):]
def curve(f, x):
    while True:
        ask(values=[1.0])
def grad(x):
    curve(None, x)
