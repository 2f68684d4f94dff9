# rule: no-literals
# outcome: known limit - the number comes out of a calculation; where it is the wrong one, the checks tell
NUMBER = 0.3
for _ in range(99):
    NUMBER = 0.5 * 2.71 ** -NUMBER


def f(x):
    return 3 * x**2 + 0 * NUMBER
