"""The history of an exercise: all own submissions, the best and the latest, their sources, and how two differ."""

import io
import re
import zipfile
from datetime import UTC, datetime

import pytest
import sqlalchemy

from server.models import Submission
from server.services.history import open_history
from tests.server.conftest import FORBIDDEN

PAGE = "/courses/calculus/exercises/sum-up"


@pytest.fixture
def hand_in(visit, worker):
    """Hand in a few texts, graded one after another; give the visitor and the numbers of the submissions."""

    def submit(*texts, name="ada", grade=True):
        visitor, numbers = visit(name), []
        for text in texts:
            numbers.append(visitor.submission_id(visitor.submit(text)))
            while grade and worker.step():
                pass
        return visitor, numbers

    return submit


def read_rows(page):
    """Read the table: of each row its number, submission, marks, points, and which radio buttons are pressed."""
    rows = re.findall(r"<tr(?: class=\"history-best\")?>\s*<td class=\"history-number\">(.*?)</tr>", page, re.DOTALL)
    return [
        (
            int(row.split("<")[0]),
            int(re.search(r"/submissions/(\d+)\"", row)[1]),
            re.findall(r'<span class="mark[^"]*">(\w+)</span>', row),
            re.findall(r'class="score">([\d.]+)', row),
            re.findall(r'name="(old|new)"[^>]* checked', row),
        )
        for row in rows
    ]


def test_table_shows_all_own_submissions_newest_first(hand_in, visit):
    hand_in("# pass", name="bo")
    visitor, numbers = hand_in("wrong = 1", "# pass", "# pass", "wrong = 2")
    assert read_rows(visitor.read(PAGE)) == [
        (4, numbers[3], ["latest"], ["0"], ["new"]),
        (3, numbers[2], [], ["4"], ["old"]),
        (2, numbers[1], ["best"], ["4"], []),
        (1, numbers[0], [], ["0"], []),
    ]
    assert "history-table" not in visitor.read(PAGE.replace("sum-up", "slope"))


def test_failure_of_the_grader_is_never_the_best(hand_in):
    visitor, numbers = hand_in("# break")
    assert read_rows(visitor.read(PAGE)) == [(1, numbers[0], ["latest"], ["0"], [])]


def test_what_waits_has_no_points_yet(hand_in):
    visitor, _numbers = hand_in("wrong = 1")
    _, more = hand_in("wrong = 2", grade=False)
    assert read_rows(visitor.read(PAGE))[0] == (2, more[0], ["latest"], [], ["new"])


@pytest.mark.parametrize(
    ("language", "title"),
    [
        ("en", "Scores of 3 graded submissions in order; the best is number 2 with 4 of 4 points"),
        ("ja", "採点済みの提出 3 件の得点の推移。最高は 2 番で、4 点中 4 点です。"),
    ],
)
def test_picture_of_the_scores_has_a_title(hand_in, language, title):
    visitor, _ = hand_in("wrong = 1", "# pass", "wrong = 2")
    page = visitor.read(f"{PAGE}?lang={language}")
    picture = re.search(r"<svg.*?</svg>", page, re.DOTALL)[0]
    assert 'role="img" aria-labelledby="sparkline-title"' in picture
    assert f'<title id="sparkline-title">{title}</title>' in picture
    assert picture.count("<circle") == 3
    assert '<polyline points="5,31 80,5 155,31"/>' in picture


def test_single_submission_has_no_picture_and_nothing_to_compare(hand_in):
    visitor, _ = hand_in("wrong = 1")
    page = visitor.read(PAGE)
    assert "<svg" not in page
    assert 'type="radio"' not in page
    assert "Compare" not in page


def test_pages_need_nothing_that_the_policy_forbids(hand_in):
    visitor, numbers = hand_in("wrong = 1", "# pass")
    for path in (PAGE, f"{PAGE}/compare?old={numbers[0]}&new={numbers[1]}", f"/submissions/{numbers[0]}"):
        assert not FORBIDDEN.search(visitor.read(path))


def test_all_sources_come_as_a_zip_with_their_times(hand_in, visit, database):
    hand_in("other = 1", name="bo")
    visitor, numbers = hand_in("first = 'あ'\n", "second = 2\n")
    with database.session() as session:
        session.get(Submission, numbers[0]).submitted_at = datetime(2026, 1, 31, 20, 30, 4, tzinfo=UTC)
        session.commit()
    response = visitor.get(f"{PAGE}/submissions.zip")
    assert response.mimetype == "application/zip"
    assert response.headers["Content-Disposition"] == "attachment; filename=sum-up.zip"
    with zipfile.ZipFile(io.BytesIO(response.data)) as archive:
        assert archive.testzip() is None
        assert archive.namelist() == ["sum-up/sum-up-001.py", "sum-up/sum-up-002.py"]
        assert archive.read("sum-up/sum-up-001.py").decode() == "first = 'あ'\n"
        assert archive.read("sum-up/sum-up-002.py").decode() == "second = 2\n"
        assert archive.getinfo("sum-up/sum-up-001.py").date_time == (2026, 2, 1, 5, 30, 4)


@pytest.mark.parametrize(("name", "status"), [("bo", 404), ("ines", 404), ("iva", 404), ("", 302)])
def test_zip_holds_nobody_elses_sources(hand_in, visit, name, status):
    hand_in("secret = 1")
    assert visit(name).get(f"{PAGE}/submissions.zip").status_code == status


def read_lines(page):
    rows = re.findall(r'<tr class="diff-(\w+)">(.*?)</tr>', page, re.DOTALL)
    return [(kind, *re.findall(r"<td[^>]*>(.*?)</td>", row)) for kind, row in rows]


def test_any_two_are_compared_line_by_line(hand_in):
    visitor, numbers = hand_in("a = 1\nb = '<b>'\n", "other = 1", "a = 1\nb = 3\n")
    page = visitor.read(f"{PAGE}/compare?old={numbers[0]}&new={numbers[2]}")
    assert read_lines(page) == [
        ("same", "1", "1", "", "<code>a = 1</code>"),
        ("removed", "2", "", "−", "<code>b = &#39;&lt;b&gt;&#39;</code>"),
        ("added", "", "2", "+", "<code>b = 3</code>"),
    ]
    assert "From number 1 to number 3" in page
    assert [row[4] for row in read_rows(page)] == [["new"], [], ["old"]]
    backwards = visitor.read(f"{PAGE}/compare?old={numbers[2]}&new={numbers[0]}&lang=ja")
    assert [line[0] for line in read_lines(backwards)] == ["same", "removed", "added"]
    assert "3 番から 1 番への変更" in backwards


def test_far_lines_are_counted_and_equal_sources_are_said_to_be(hand_in):
    long = "".join(f"x{number} = 0\n" for number in range(30))
    visitor, numbers = hand_in(long, long.replace("x0 = 0", "x0 = 1"))
    page = visitor.read(f"{PAGE}/compare?old={numbers[0]}&new={numbers[1]}")
    assert read_lines(page)[-1] == ("gap", "⋮", "26 lines are the same")
    same = visitor.read(f"{PAGE}/compare?old={numbers[0]}&new={numbers[0]}")
    assert "The two sources are the same." in same


def test_instructor_compares_a_students_submissions_with_their_table(hand_in, visit):
    _, numbers = hand_in("a = 1", "a = 2")
    page = visit("ines").read(f"{PAGE}/compare?old={numbers[0]}&new={numbers[1]}")
    assert "a = 2" in page
    assert "Ada" in page
    assert [row[1] for row in read_rows(page)] == numbers[::-1]


@pytest.mark.parametrize("name", ["bo", "otto", "iva"])
def test_nobody_else_compares_them(hand_in, visit, name):
    _, numbers = hand_in("secret = 1", "secret = 2")
    assert "secret" not in visit(name).read(f"{PAGE}/compare?old={numbers[0]}&new={numbers[1]}", 404)


def test_own_and_foreign_submissions_are_not_compared(hand_in, visit):
    _, theirs = hand_in("secret = 1", name="bo")
    visitor, mine = hand_in("a = 1")
    assert "secret" not in visitor.read(f"{PAGE}/compare?old={theirs[0]}&new={mine[0]}", 404)
    visit("ines").read(f"{PAGE}/compare?old={theirs[0]}&new={mine[0]}", 404)


def test_submissions_of_two_exercises_are_not_compared(hand_in, visit):
    visitor, numbers = hand_in("a = 1")
    other = visitor.submission_id(visitor.submit("b = 1", slug="slope"))
    visitor.read(f"{PAGE}/compare?old={numbers[0]}&new={other}", 404)


def test_address_that_names_another_exercise_is_put_right(hand_in):
    visitor, numbers = hand_in("a = 1", "a = 2")
    response = visitor.get(f"{PAGE.replace('sum-up', 'slope')}/compare?old={numbers[0]}&new={numbers[1]}")
    assert response.location == f"{PAGE}/compare?old={numbers[0]}&new={numbers[1]}"


@pytest.mark.parametrize("query", ["", "?old=1", "?old=x&new=y", "?old=1&new="])
def test_half_a_choice_leads_back_to_the_exercise(hand_in, query):
    visitor, _ = hand_in("a = 1")
    assert visitor.get(f"{PAGE}/compare{query}").location == PAGE


@pytest.mark.parametrize("number", ["0", "-1", "99999999999999999999"])
def test_numbers_that_are_none_are_not_found(hand_in, number):
    visitor, numbers = hand_in("a = 1")
    visitor.read(f"{PAGE}/compare?old={number}&new={numbers[0]}", 404)


def test_history_of_a_removed_exercise_can_still_be_compared(hand_in, database):
    visitor, numbers = hand_in("a = 1", "a = 2")
    with database.session() as session:
        for number in numbers:
            session.get(Submission, number).exercise = "gone"
        session.commit()
    path = "/courses/calculus/exercises/gone"
    assert "a = 2" in visitor.read(f"{path}/compare?old={numbers[0]}&new={numbers[1]}")
    assert visitor.get(f"{path}/submissions.zip").status_code == 200


def test_table_asks_the_database_for_no_outputs(hand_in, database):
    _, numbers = hand_in("wrong = 1", "wrong = 2")
    statements = []
    sqlalchemy.event.listen(database.engine, "before_cursor_execute", lambda *each: statements.append(each[2]))
    with database.session() as session:
        course = session.get(Submission, numbers[0]).course
        student = session.get(Submission, numbers[0]).student
        statements.clear()
        entries = open_history(session, course, student, "sum-up")
        assert [(each.number, each.ratio) for each in entries] == [(2, 0.0), (1, 0.0)]
    assert len(statements) == 1
    assert not re.search(r"\.(source|output|evidence)\b", statements[0])
