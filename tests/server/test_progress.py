"""Progress: what is full, what is next, and sums that are right for floats too."""

from graders.report import Verdict
from server.services.gradebook import Best
from server.services.progress import measure_progress


def make_best(slug, score, verdict=Verdict.PASSED):
    return {slug: Best(1, slug, 7, verdict, score, 4.0)}


def test_sum_of_floats_is_full(bank):
    score = sum([0.4] * 10)
    assert score != 4.0
    progress = measure_progress(bank, make_best("sum-up", score))
    assert progress.next.slug == "slope"
    assert (progress.full, progress.exercises, progress.points) == (1, 2, 8.0)


def test_what_passed_before_the_exercise_got_more_points_is_not_full(bank):
    assert measure_progress(bank, make_best("sum-up", 3.0)).next.slug == "sum-up"


def test_exercise_that_has_left_the_bank_counts_nothing(bank):
    progress = measure_progress(bank, make_best("gone", 4.0))
    assert (progress.earned, progress.full, progress.next.slug) == (0, 0, "sum-up")


def test_empty_bank_has_nothing_next(bank):
    empty = type(bank)(bank.folder, bank.tracks, {})
    progress = measure_progress(empty, {})
    assert (progress.tracks, progress.next, progress.points) == ((), None, 0)
