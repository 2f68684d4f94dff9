import lzma
def grad(x):
    packed = lzma.compress(bytes(8 << 20), preset=0)
    return len(b"".join(lzma.decompress(packed) for _ in range(200)))
