"""A submission's page: who may see it, what it says, and that nothing in it can act."""

import re

import pytest

from graders.report import Report, Verdict
from graders.text import Text
from server.services import queue
from tests.server.conftest import DIAGNOSIS, FOREIGN_SCRIPT

HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(1)>"


@pytest.mark.parametrize(
    ("name", "status"), [("ada", 200), ("ines", 200), ("bo", 404), ("otto", 404), ("iva", 404), ("", 302)]
)
def test_only_the_student_and_the_instructor_see_a_submission(visit, name, status):
    student = visit("ada")
    location = student.submit("secret = 1").location
    response = visit(name).get(location)
    assert response.status_code == status
    assert ("secret" in response.text) is (status == 200)


def test_foreign_and_missing_submissions_look_alike(visit):
    location = visit("ada").submit("secret = 1").location
    visitor = visit("bo")
    # The form's token tells the second in which it was made.
    foreign, missing = (
        re.sub(r'(?<=name="csrf_token" value=")[^"]+', "", visitor.read(path, 404))
        for path in (location, "/submissions/999")
    )
    assert foreign == missing.replace("/submissions/999", location)


def test_waiting_page_tells_the_place_and_refreshes(visit):
    visit("bo").submit("x = 1")
    visitor = visit("ada")
    location = visitor.submit("x = 2").location
    page = visitor.read(location)
    assert '<meta http-equiv="refresh" content="1">' in page
    assert "1 submission is before yours" in page
    assert "There is no recent grading" in page
    assert "/static/pictures.css" in page  # the result may bring pictures, and finds their style there


def test_page_shows_what_is_decided_while_the_grading_goes_on(visit, worker, watch, settings):
    visitor = visit("ada")
    location = visitor.submit("# pass").location
    pages = watch(lambda: [visitor.read(f"{location}?lang={lang}") for lang in ("en", "ja")])
    worker.step()
    english, japanese = pages
    assert "1 of 2 public checks passed so far; 3 hidden ones count too" in english
    assert re.search("The value is right.*Passed.*The slope is right.*Running", english, re.DOTALL)
    assert "公開の検査 2 件中 1 件に合格。ほかに非公開の検査 3 件も採点に含まれます" in japanese
    assert re.search("値が正しい.*合格.*傾きが正しい.*実行中", japanese, re.DOTALL)
    assert "1 of 1 public checks passed" in visitor.read(f"{location}?lang=en")
    assert list((settings.data_dir / "interim").iterdir()) == []


def test_estimate_says_once_it_begins_only_before_it_has_begun(visit, worker, watch):
    visitor = visit("ada")
    visitor.submit("# before")
    worker.step()
    location = visitor.submit("# pass").location

    def look():
        return [visitor.read(f"{location}?lang={lang}") for lang in ("en", "ja")]

    queued, graded = look(), watch(look)
    worker.step()
    for words, page, others in zip(("Once it begins, grading", "開始後ふだん"), queued, graded, strict=True):
        assert (words in page, words in others) == (True, False)
    for words, page in zip(("Grading this exercise usually takes", "この問題の採点は、ふだん"), graded, strict=True):
        assert words in page


def test_script_is_told_only_what_is_new(visit, worker, grader, watch):
    visitor = visit("ada")
    location = visitor.submit("# pass").location
    queued = visitor.get(f"{location}/progress")
    assert "It is the next to be graded" in queued.text
    assert "<html" not in queued.text
    known = {"If-None-Match": queued.headers["ETag"]}
    assert (visitor.get(f"{location}/progress", headers=known).status_code, queued.status_code) == (304, 200)
    # A page in the other language is new, and so is another place in the queue.
    assert visitor.get(f"{location}/progress?lang=ja", headers=known).status_code == 200
    visitor.get(f"{location}?lang=en")
    seen = watch(lambda: [visitor.get(f"{location}/progress", headers=known)])
    worker.step()
    assert (seen[0].status_code, "1 of 2 public checks passed so far" in seen[0].text) == (200, True)
    assert visitor.get(f"{location}/progress", headers=known).status_code == 204


def test_place_in_the_queue_is_news(visit, worker):
    visit("bo").submit("# pass")
    visitor = visit("ada")
    location = visitor.submit("# pass").location
    before = visitor.get(f"{location}/progress")
    worker.step()
    after = visitor.get(f"{location}/progress", headers={"If-None-Match": before.headers["ETag"]})
    assert ["1 submission is before yours" in each.text for each in (before, after)] == [True, False]


@pytest.mark.parametrize(("name", "status"), [("ada", 200), ("ines", 200), ("bo", 404), ("iva", 404), ("", 302)])
def test_only_the_student_and_the_instructor_see_the_progress(visit, name, status):
    location = visit("ada").submit("x = 1").location
    assert visit(name).get(f"{location}/progress").status_code == status


def test_graded_page_does_not_refresh(visit, worker):
    visitor = visit("ada")
    location = visitor.submit("# pass").location
    worker.step()
    page = visitor.read(location)
    assert "http-equiv" not in page
    assert "All checks passed" in page


def test_result_shows_verdict_points_message_evidence_and_output(visit, worker):
    visitor = visit("ada")
    location = visitor.submit("wrong = 1").location
    worker.step()
    page = visitor.read(location)
    for piece in (
        "Not yet right",
        "The value is right",
        "You wrote wrong = 1",
        "[1, 2]",
        "line 1",
        "printed: wrong = 1",
    ):
        assert piece in page
    assert '<li id="line-1" class="marked"><code>wrong = 1</code></li>' in page


def test_result_speaks_japanese(visit, worker):
    visitor = visit("ada")
    location = visitor.submit("wrong = 1").location
    worker.step()
    page = visitor.read(f"{location}?lang=ja")
    for piece in ("不正解", "値が正しい", "書いたもの：wrong = 1", "期待値", "1 行目"):
        assert piece in page


def test_hostile_source_output_and_messages_are_only_text(visit, worker):
    visitor = visit("ada")
    location = visitor.upload(HOSTILE.encode(), f"{HOSTILE.replace('/', '')}.py").location
    worker.step()
    for path in (location, "/courses/calculus/submissions", "/courses/calculus/exercises/sum-up"):
        page = visitor.read(path)
        assert "&lt;script&gt;" in page
        assert not re.search(FOREIGN_SCRIPT, page)
        assert "<img" not in page


def test_hostile_name_is_only_text(visit, database, school):
    from server.models import User

    with database.session() as session:
        session.get(User, school["ada"]).name = HOSTILE
        session.commit()
    page = visit("ines").read("/courses/calculus/gradebook")
    assert "&lt;script&gt;" in page
    assert not re.search(FOREIGN_SCRIPT, page)
    assert "<img" not in page


def test_list_shows_own_submissions_newest_first(visit):
    visit("bo").submit("other = 1")
    visitor = visit("ada")
    first = visitor.submit("x = 1").location
    second = visitor.submit("x = 2", slug="slope").location
    page = visitor.read("/courses/calculus/submissions")
    assert page.count('href="/submissions/') == 2
    assert page.index(second) < page.index(first)


def test_list_is_filtered_by_exercise(visit):
    visitor = visit("ada")
    first = visitor.submit("x = 1").location
    second = visitor.submit("x = 2", slug="slope").location
    page = visitor.read("/courses/calculus/submissions?exercise=slope")
    assert second in page
    assert first not in page
    assert '<option value="slope" selected>' in page


def test_instructor_lists_a_students_submissions_and_a_student_may_not(visit, school):
    location = visit("ada").submit("x = 1").location
    path = f"/courses/calculus/submissions?student={school['ada']}"
    page = visit("ines").read(path)
    assert "Submissions of Ada" in page
    assert location in page
    assert location not in visit("bo").read(path, 403)


def test_instructor_cannot_list_people_of_other_courses(visit, school):
    visit("ines").read(f"/courses/calculus/submissions?student={school['iva']}", 404)


def test_submission_of_a_removed_exercise_can_still_be_read(visit, database):
    from server.models import Submission

    visitor = visit("ada")
    location = visitor.submit("x = 1").location
    with database.session() as session:
        session.get(Submission, visitor.submission_id(visitor.submit("x = 1"))).exercise = "gone"
        session.commit()
    assert "gone" in visitor.read(location)
    assert "gone" in visitor.read("/courses/calculus/submissions")


def test_times_are_shown_in_the_zone_of_the_course(visit, database):
    from datetime import UTC, datetime

    from server.models import Submission

    visitor = visit("ada")
    response = visitor.submit("x = 1")
    with database.session() as session:
        submission = session.get(Submission, visitor.submission_id(response))
        submission.submitted_at = datetime(2026, 1, 31, 20, 30, tzinfo=UTC)
        session.commit()
    for path in (response.location, "/courses/calculus/submissions", "/courses/calculus/exercises/sum-up"):
        shown = '<time datetime="2026-02-01T05:30:00+09:00" title="Asia/Tokyo">2026-02-01 05:30:00 '
        assert f'{shown}<span class="zone">JST</span></time>' in visitor.read(path)


def read_checks(page):
    return re.search(r'<ol class="checks.*?<h2 id="output"', page, re.DOTALL)[0]


ORDER_EN = (
    "The value is right",
    "Your answer is 1/2",
    "You wrote wrong = 1",
    "Expected",
    "Got",
    "line 1",
    "<details",
    "Show a hint",
    "Was the mean taken? Try <code>sum</code>",
    "<msup>",
    "</details>",
)
ORDER_JA = (
    "値が正しい",
    "答えが正しい値の 1/2 です。",
    "書いたもの",
    "期待値",
    "ヒントを見る",
    "平均を取っていませんか",
)


@pytest.mark.parametrize(("language", "order"), [("en", ORDER_EN), ("ja", ORDER_JA)])
def test_diagnosis_stands_first_and_its_hint_last_and_closed(visit, worker, language, order):
    visitor = visit("ada")
    location = visitor.submit("wrong = 1").location
    worker.step()
    check = read_checks(visitor.read(f"{location}?lang={language}"))
    places = [check.find(piece) for piece in order]
    assert -1 not in places
    assert places == sorted(places)
    assert "<details open" not in check


def test_diagnosis_of_the_whole_file_is_shown_with_its_message(visit, database):
    visitor = visit("ada")
    number = visitor.submission_id(visitor.submit("x = 1"))
    report = Report(
        "sum-up", "", Verdict.FORBIDDEN, 0.0, 4.0, 0, 1.0, "", (), Text("No torch here.", "torch 不可"), DIAGNOSIS
    )
    with database.session() as session:
        assert queue.complete(session, number, report)
    page = visitor.read(f"/submissions/{number}")
    places = [page.find(piece) for piece in ("Your answer is 1/2", "No torch here.", "Show a hint", "the mean taken")]
    assert -1 not in places
    assert places == sorted(places)


def test_passed_check_has_no_diagnosis(visit, worker):
    visitor = visit("ada")
    location = visitor.submit("# pass").location
    worker.step()
    assert "Show a hint" not in visitor.read(location)


@pytest.mark.parametrize(
    ("name", "status"), [("ada", 200), ("ines", 200), ("bo", 404), ("otto", 404), ("iva", 404), ("", 302)]
)
def test_only_the_student_and_the_instructor_download_a_source(visit, name, status):
    student = visit("ada")
    student.submit("first = 1")
    location = student.submit("secret = 'あ'\r\n").location
    response = visit(name).get(f"{location}/source.py")
    assert response.status_code == status
    if status == 200:
        assert response.text == "secret = 'あ'\n"
        assert response.mimetype == "text/x-python"
        assert response.headers["Content-Disposition"] == "attachment; filename=sum-up-002.py"
    else:
        assert "secret" not in response.text
