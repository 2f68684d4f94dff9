"""What a grader without a warm process does for each submission: start Python, import torch, run, compare."""

from graders.bank import load_bank
from graders.reference import load_reference
from tests.benchmarks.floor import sum_curve_calls, warm_up


def main() -> None:
    """Run the calls of one submission in this fresh process."""
    exercise = load_bank().exercises["reduce-sum-curve"]
    support, reference = warm_up(exercise), load_reference(exercise)
    for name, numbers, x in sum_curve_calls(1):
        reference.curve(support.function(name, *numbers), x)
