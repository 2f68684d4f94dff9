# rule: no-literals
# outcome: forbidden
import json

NUMBER = json.loads('0.35173371')  # <-


def f(x):
    return 3 * x**2 + 0 * NUMBER
