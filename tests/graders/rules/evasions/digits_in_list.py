# rule: no-literals
# outcome: known limit - a list of digits that is summed up; drawn inputs tell it
NUMBER = sum(digit * 0.1**place for place, digit in enumerate([0, 3, 5, 1, 7, 3, 3, 7, 1]))


def f(x):
    return 3 * x**2 + 0 * NUMBER
