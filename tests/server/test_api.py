"""The JSON API: states, reports, errors of one shape."""

import msgspec
import pytest

from graders.report import Report, Verdict
from tests.server.conftest import DIAGNOSIS


def test_submission_is_told_queued_then_graded(visit, worker):
    visitor = visit("ada")
    number = visitor.submission_id(visitor.submit("# pass"))
    before = visitor.get(f"/api/submissions/{number}").json
    assert (before["id"], before["exercise"], before["state"], before["report"]) == (number, "sum-up", "queued", None)
    worker.step()
    after = visitor.get(f"/api/submissions/{number}").json
    assert after["state"] == "graded"
    report = msgspec.convert(after["report"], Report)
    assert (report.verdict, report.score, report.format) == (Verdict.PASSED, 4.0, 1)
    assert report.checks[0].title.ja == "値が正しい"


def test_progress_tells_decided_checks_and_totals_while_it_is_graded(visit, worker, watch):
    visitor = visit("ada")
    address = f"/api/submissions/{visitor.submission_id(visitor.submit('# pass'))}"
    assert visitor.get(address).json["progress"] is None
    told = watch(lambda: [visitor.get(address).json])
    worker.step()
    (during,) = told
    assert (during["state"], during["report"]) == ("grading", None)
    assert during["progress"] == {
        "checks": [
            {
                "title": {"en": "The value is right", "ja": "値が正しい"},
                "points": 4.0,
                "verdict": "passed",
                "earned": 4.0,
            },
            {
                "title": {"en": "The slope is right", "ja": "傾きが正しい"},
                "points": 1.0,
                "verdict": None,
                "earned": 0.0,
            },
        ],
        "hidden": 3,
    }
    after = visitor.get(address).json
    assert (after["state"], after["progress"], after["report"]["verdict"]) == ("graded", None, "passed")


def test_place_in_the_queue_counts_those_ahead(visit):
    visit("bo").submit("x = 1")
    visitor = visit("ada")
    number = visitor.submission_id(visitor.submit("x = 2"))
    assert visitor.get(f"/api/submissions/{number}").json["ahead"] == 1


@pytest.mark.parametrize(
    ("name", "path", "status", "code"),
    [
        ("", "/api/submissions/1", 401, "unauthorized"),
        ("bo", "/api/submissions/1", 404, "not_found"),
        ("ada", "/api/submissions/999", 404, "not_found"),
        ("ada", "/api/nothing", 404, "not_found"),
    ],
)
def test_errors_have_one_shape(visit, name, path, status, code):
    visit("ada").submit("x = 1")
    response = visit(name).get(path)
    assert response.status_code == status
    assert set(response.json) == {"code", "message", "description"}
    assert response.json["code"] == code


def test_health_answers_without_sign_in(visit):
    assert visit().read("/health") == "ok"


def test_diagnosis_is_told_in_both_languages(visit, worker):
    visitor = visit("ada")
    number = visitor.submission_id(visitor.submit("wrong = 1"))
    worker.step()
    check = visitor.get(f"/api/submissions/{number}").json["report"]["checks"][0]
    assert check["diagnosis"] == msgspec.to_builtins(DIAGNOSIS)
    assert set(check["diagnosis"]["hint"]) == {"en", "ja"}
