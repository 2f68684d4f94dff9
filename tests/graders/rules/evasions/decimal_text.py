# rule: no-literals
# outcome: forbidden
from decimal import Decimal

NUMBER = float(Decimal('0.35173371'))  # <-


def f(x):
    return 3 * x**2 + 0 * NUMBER
