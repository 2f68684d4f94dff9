import json, os, struct, time
def grad(x):
    reply = {"r": "raised", "type": "T" * 300000, "message": "M" * 1500000, "frames": [], "memory": False}
    text = json.dumps(reply).encode()
    data = struct.pack("<II", len(text), 0) + text
    while data:
        data = data[os.write(3, data):]
    time.sleep(60)
