import json, os, struct, time
def grad(x):
    tensor = {"t": "tensor", "dtype": "float32", "shape": list(x.shape), "requires_grad": False, "is_leaf": True,
              "has_grad": False, "grad_fn": None, "shares": []}
    text = json.dumps({"r": "value", "value": tensor}).encode()
    body = bytes(4 * x.numel() + (-1, 1, 1000)[x.shape[-1] % 3])
    os.write(3, struct.pack("<II", len(text), len(body)) + text + body)
    time.sleep(60)
