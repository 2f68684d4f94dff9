import json, os, struct, threading
def ask(what="call", function=0, record=0, values=(), payload=b"", dims=None):
    question = {"r": "asks", "function": function, "what": what, "record": record, "values": list(values), "in_dims": dims}
    text = json.dumps(question).encode()
    data = struct.pack("<II", len(text), len(payload)) + text + payload
    while data:
        data = data[os.write(3, data):]
def big(x):
    token = {"t": "tensor", "dtype": "float64", "shape": [4194304], "requires_grad": True, "is_leaf": True, "has_grad": False, "grad_fn": None, "shares": []}
    ask(values=[token], payload=b"\0" * (32 << 20))
    return x * 0
def curve(f, x):
    return big(x)
def grad(x):
    return big(x)
