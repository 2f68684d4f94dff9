# fails: test_few_steps, test_seed_path, test_reaches_minimum, test_special_arguments, test_calls_agree
# diagnosis: forbidden-tool
import math


def descend(x0, lr, steps):
    path = [float(x0)]
    for _ in range(steps):
        path.append(path[-1] - lr * (2 * path[-1] - math.exp(-path[-1])))
    return path
