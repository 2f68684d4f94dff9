"""The page of an exercise: what it shows, what it accepts, and that nothing typed is ever lost."""

import re
import threading

import pytest

from server.models import State, Submission
from server.routes import exercises
from server.services import submissions
from tests.patience import PATIENCE_SECONDS

PAGE = "/courses/calculus/exercises/sum-up"


def count_saved(database):
    with database.session() as session:
        return session.query(Submission).count()


def test_statement_is_shown_with_mathematics(visit):
    page = visit("ada").read(PAGE)
    assert "<math" in page
    assert "<msup>" in page
    assert "<code>f</code>" in page


def test_editor_holds_the_starter_then_the_last_source(visit):
    visitor = visit("ada")
    assert visitor.read_editor(visitor.read(PAGE)) == "# starter of sum-up\n"
    visitor.submit("x = 1\n")
    assert visitor.read_editor(visitor.read(PAGE)) == "x = 1\n"
    assert visitor.read_editor(visitor.read(PAGE.replace("sum-up", "slope"))) == "# starter of slope\n"


def test_editor_starts_from_an_older_submission_or_the_starter(visit):
    visitor = visit("ada")
    number = visitor.submission_id(visitor.submit("x = 1\n"))
    visitor.submit("x = 2\n")
    assert visitor.read_editor(visitor.read(f"{PAGE}?start={number}")) == "x = 1\n"
    assert visitor.read_editor(visitor.read(f"{PAGE}?start=starter")) == "# starter of sum-up\n"
    assert visitor.read_editor(visitor.read(f"{PAGE}?start=nonsense")) == "x = 2\n"
    assert "x = 1" not in visit("bo").read(f"{PAGE}?start={number}", 404)


def test_submission_is_saved_before_it_is_acknowledged(visit, database, school):
    visitor = visit("ada")
    response = visitor.submit("\nx = 'é あ'\r\n")
    with database.session() as session:
        saved = session.get(Submission, visitor.submission_id(response))
    assert (saved.student_id, saved.exercise, saved.source) == (school["ada"], "sum-up", "\nx = 'é あ'\n")
    assert (saved.state, saved.attempts, saved.file_name) == (State.QUEUED, 0, "")


def test_failure_to_save_is_not_acknowledged(visit, app, monkeypatch):
    visitor = visit("ada")
    app.config["PROPAGATE_EXCEPTIONS"] = False
    monkeypatch.setattr(submissions, "start_write", lambda _: 1 / 0)
    assert visitor.submit("x = 1").status_code == 500


def test_file_is_submitted_with_its_name(visit, database):
    visitor = visit("ada")
    response = visitor.upload("y = 2\n".encode("utf-8-sig"), "解答.py", text="typed")
    with database.session() as session:
        saved = session.get(Submission, visitor.submission_id(response))
    assert (saved.source, saved.file_name) == ("y = 2\n", "解答.py")


@pytest.mark.parametrize(
    ("text", "status", "said"),
    [
        ("", 422, "Your solution is empty"),
        (" \n\t", 422, "Your solution is empty"),
        ("x = 1\0", 422, "control character"),
        ("x = '\u202e'", 422, "control character"),
        ("#" * 65 * 1024, 413, "at most 64 KiB"),
        ("#" * 1024 * 1024, 413, "at most 64 KiB"),
    ],
)
def test_bad_text_is_refused_and_kept(visit, database, text, status, said):
    visitor = visit("ada")
    response = visitor.submit(text)
    assert response.status_code == status
    assert said in response.text
    assert visitor.read_editor(response.text) == text
    assert count_saved(database) == 0


@pytest.mark.parametrize(
    ("data", "name", "status", "said"),
    [
        (b"", "mine.py", 422, "Your solution is empty"),
        (b"x = '\xff'", "mine.py", 422, "not UTF-8"),
        (b"x = 1", "mine.txt", 422, "mine.txt is not a .py file"),
        (b"#" * 1024 * 1024, "mine.py", 413, "at most 64 KiB"),
        (b"x = 1", "", 422, "Choose a .py file first"),
    ],
)
def test_bad_file_is_refused_and_the_text_kept(visit, database, data, name, status, said):
    visitor = visit("ada")
    response = visitor.upload(data, name, text="what I typed")
    assert response.status_code == status
    assert said in response.text
    assert visitor.read_editor(response.text) == "what I typed"
    assert count_saved(database) == 0


def test_text_and_file_at_once_is_asked_about(visit, database):
    visitor = visit("ada")
    response = visitor.upload(b"x = 1", meant="text", text="what I typed")
    assert response.status_code == 422
    assert "You chose the file mine.py but submitted" in response.text
    assert visitor.read_editor(response.text) == "what I typed"
    assert count_saved(database) == 0


def test_request_that_is_far_too_large_gets_a_clear_page(visit):
    response = visit("ada").upload(b"#" * 5 * 1024 * 1024)
    assert response.status_code == 413
    assert "at most 64 KiB" in response.text


def test_refusal_speaks_the_language_of_the_page(visit):
    visitor = visit("ada")
    visitor.get("/?lang=ja")
    assert "解答が空です" in visitor.submit("").text


def test_stale_token_keeps_the_text_and_renews_the_token(visit, database):
    visitor = visit("ada")
    response = visitor.post(PAGE, {"source": "long work", "meant": "text"}, token="stale")
    assert response.status_code == 400
    assert visitor.read_editor(response.text) == "long work"
    assert count_saved(database) == 0
    assert visitor.submit("long work").status_code == 303


def test_text_survives_a_lost_sign_in(visit, database):
    visitor = visit("ada")
    token = visitor.token()
    visitor.client.delete_cookie("session")
    response = visitor.post(PAGE, {"source": "\nlong <work>", "meant": "text"}, token=token)
    assert response.status_code == 401
    assert "\n\nlong &lt;work&gt;</textarea>" in response.text
    kept = {"kept_course": "calculus", "kept_exercise": "sum-up", "kept_source": "\nlong <work>"}
    response = visitor.post("/sign-in", {"email": "ada@example.com", "password": "wrong", **kept})
    assert "\n\nlong &lt;work&gt;</textarea>" in response.text
    response = visitor.post("/sign-in", {"email": "ada@example.com", "password": "correct horse", **kept})
    assert response.status_code == 200
    assert visitor.read_editor(response.text) == "\nlong <work>"
    assert count_saved(database) == 0


def test_submitting_is_throttled_and_keeps_the_text(visit, database):
    visitor = visit("ada")
    token = visitor.token()
    statuses = [
        visitor.post(PAGE, {"source": f"x = {number}", "meant": "text"}, token).status_code for number in range(30)
    ]
    assert set(statuses) == {303}
    response = visitor.post(PAGE, {"source": "one too many", "meant": "text"}, token)
    assert response.status_code == 429
    assert visitor.read_editor(response.text) == "one too many"
    assert count_saved(database) == 30


def test_pressing_submit_twice_makes_one_submission(visit, database):
    visitor = visit("ada")
    first, second = visitor.submit("x = 1"), visitor.submit("x = 1")
    assert first.location == second.location
    assert count_saved(database) == 1


def test_same_text_again_after_the_report_is_graded_anew(visit, database, worker):
    visitor = visit("ada")
    visitor.submit("x = 1")
    worker.step()
    visitor.submit("x = 1")
    assert count_saved(database) == 2


def test_report_that_comes_in_time_is_shown_at_once(visit, worker, monkeypatch):
    monkeypatch.setattr(exercises, "WAIT_SECONDS", float(PATIENCE_SECONDS))
    visitor = visit("ada")
    stop = threading.Event()

    def work():
        while not stop.is_set():
            worker.step()

    thread = threading.Thread(target=work)
    thread.start()
    try:
        page = visitor.read(visitor.submit("# pass").location)
    finally:
        stop.set()
        thread.join()
    assert "All checks passed" in page


@pytest.mark.parametrize("path", ["/courses/calculus/exercises/none", "/courses/nowhere/exercises/sum-up"])
def test_unknown_exercise_or_course_is_not_found(visit, path):
    visitor = visit("ada")
    assert "There is no" in visitor.read(path, 404)
    assert visitor.post(path, {"source": "x = 1"}).status_code == 404


def test_outsider_neither_sees_nor_submits(visit, database):
    visitor = visit("iva")
    visitor.read(PAGE, 404)
    assert visitor.submit("x = 1").status_code == 404
    assert count_saved(database) == 0


def test_visitor_is_asked_to_sign_in(visit):
    response = visit().get(PAGE)
    assert response.status_code == 401
    assert f'name="next" value="{PAGE}"' in response.text


@pytest.mark.parametrize(("language", "word"), [("en", "Hint {} of 3"), ("ja", "ヒント {} / 3")])
def test_each_hint_is_inside_the_one_before(visit, language, word):
    page = visit("ada").read(f"{PAGE}?lang={language}")
    hints = re.search(r'<section class="hints.*?</section>', page, re.DOTALL)[0]
    pieces = re.findall(r"<details|</details>|<summary>[^<]*</summary>|<msup>|<code>", hints)
    nested = [["<details", f"<summary>{word.format(number)}</summary>"] for number in (1, 2, 3)]
    assert pieces == [*nested[0], "<code>", *nested[1], "<msup>", *nested[2], *["</details>"] * 3]
    assert "2*x*y" in hints
    assert "<b>" not in hints
    assert re.findall(r"<details([^>]*)>", hints) == [' class="hint"'] * 3


def test_exercise_without_hints_has_no_place_for_them(visit):
    assert 'class="hints' not in visit("ada").read(PAGE.replace("sum-up", "slope"))
