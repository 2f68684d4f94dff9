"""A submission's page: who may see it, what it says, and that nothing in it can act."""

import pytest

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
    assert visitor.read(location, 404) == visitor.read("/submissions/999", 404).replace("/submissions/999", location)


def test_waiting_page_tells_the_place_and_refreshes(visit):
    visit("bo").submit("x = 1")
    visitor = visit("ada")
    location = visitor.submit("x = 2").location
    page = visitor.read(location)
    assert '<meta http-equiv="refresh" content="1">' in page
    assert "1 submission is before yours" in page


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
        assert "<script" not in page
        assert "<img" not in page


def test_hostile_name_is_only_text(visit, database, school):
    from server.models import User

    with database.session() as session:
        session.get(User, school["ada"]).name = HOSTILE
        session.commit()
    page = visit("ines").read("/courses/calculus/gradebook")
    assert "&lt;script&gt;" in page
    assert "<script" not in page
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
    assert "2026-02-01 05:30:00 Asia/Tokyo" in visitor.read(response.location)
