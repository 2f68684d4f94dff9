import zlib
def grad(x):
    d=zlib.compress(bytes(1<<24)); b=[]
    while True: b.append(zlib.decompress(d))
