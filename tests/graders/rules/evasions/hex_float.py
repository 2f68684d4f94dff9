# rule: no-literals
# outcome: forbidden
NUMBER = float.fromhex('0x1.682ce2b4b0ba1p-2')  # <-


def f(x):
    return 3 * x**2 + 0 * NUMBER
