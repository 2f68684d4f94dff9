import json, os, struct, time
def grad(x):
    shape = ([-1, -4], [2.5], [1] * 5000, [True], ["4"])[(x.shape[-1] + x.shape[0]) % 5]
    tensor = {"t": "tensor", "dtype": "float32", "shape": shape, "requires_grad": False, "is_leaf": True,
              "has_grad": False, "grad_fn": None, "shares": []}
    text = json.dumps({"r": "value", "value": tensor}).encode()
    os.write(3, struct.pack("<II", len(text), 4) + text + bytes(4))
    time.sleep(60)
