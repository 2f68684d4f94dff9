import os, struct, time
def grad(x):
    os.write(3, struct.pack("<II", 100, 0) + b'{"r":"valu')
    time.sleep(60)
