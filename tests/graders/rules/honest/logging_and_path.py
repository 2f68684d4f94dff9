# rule: no-autograd
# exercise: grad-power-tangent
# defines: power_rule
import logging
import sys
import traceback

sys.path.append(".")
log = logging.getLogger("modules")


def power_rule(a, n, b, x):
    try:
        return a * n * x ** (n - 1)
    except ZeroDivisionError:
        log.warning("at 0: %s", traceback.format_exc())
        return float("inf")
