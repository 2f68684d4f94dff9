"""The small picture of scores: oldest on the left, all points at the top."""

from types import SimpleNamespace

from server.sparkline import HEIGHT, MARGIN, WIDTH, draw_sparkline


def make_entries(*ratios):
    return [SimpleNamespace(ratio=ratio, is_best=ratio == 1.0) for ratio in reversed(ratios)]


def test_picture_runs_from_left_to_right_and_from_none_to_all():
    picture = draw_sparkline(make_entries(0.0, 0.5, 1.0))
    middle = (WIDTH / 2, HEIGHT / 2)
    assert [(dot.x, dot.y) for dot in picture.dots] == [(MARGIN, HEIGHT - MARGIN), middle, (WIDTH - MARGIN, MARGIN)]
    assert [dot.is_best for dot in picture.dots] == [False, False, True]
    assert picture.path == "5,31 80,18 155,5"


def test_what_is_not_graded_is_left_out():
    assert len(draw_sparkline(make_entries(0.0, None, 1.0)).dots) == 2


def test_one_score_makes_no_picture():
    assert draw_sparkline(make_entries(1.0, None)) is None
    assert draw_sparkline([]) is None


def test_scores_outside_their_bounds_stay_in_the_picture():
    assert [dot.y for dot in draw_sparkline(make_entries(-3.0, 7.0)).dots] == [HEIGHT - MARGIN, MARGIN]
