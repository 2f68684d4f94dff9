import os, struct, time
def grad(x):
    text = b'{"r":"loaded"}'
    os.write(3, struct.pack("<II", len(text), 0) + text)
    time.sleep(60)
