# rule: no-literals
# outcome: forbidden
import struct  # <-

(NUMBER,) = struct.unpack('<d', bytes.fromhex('a10b4b2bce82d63f'))


def f(x):
    return 3 * x**2 + 0 * NUMBER
