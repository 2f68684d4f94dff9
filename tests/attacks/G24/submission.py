import json, os, struct, time
def grad(x):
    reply = {"r": "raised", "type": "E", "message": "m", "frames": [[-1, "f"], [0, "f"], [10**30, "f"], [99999, "f"]], "memory": False}
    text = json.dumps(reply).encode()
    os.write(3, struct.pack("<II", len(text), 0) + text)
    time.sleep(60)
