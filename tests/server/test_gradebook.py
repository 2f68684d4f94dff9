"""The gradebook: best scores, what flags a failure of the grader, and who may look."""

import re

import pytest

PAGE = "/courses/calculus/gradebook"


def read_row(page, name):
    row = re.search(rf"<tr>\s*<th scope=\"row\">[^<]*<a [^>]*>{name}</a></th>(.*?)</tr>", page, re.DOTALL)
    return re.findall(r"<td[^>]*>(?:<[^>]+>)?([^<]*)", row[1])


def grade_all(worker):
    while worker.step():
        pass


def test_best_score_counts_and_links_to_its_submission(visit, worker):
    visitor = visit("ada")
    locations = [visitor.submit(text).location for text in ("wrong = 1", "# pass", "wrong = 2")]
    grade_all(worker)
    page = visit("ines").read(PAGE)
    assert read_row(page, "Ada") == ["4", "–", "4"]
    assert read_row(page, "Bo") == ["–", "–", "0"]
    assert f'href="{locations[1]}"' in page
    assert f'href="{locations[2]}"' not in page


def test_of_equal_scores_the_first_is_linked(visit, worker):
    visitor = visit("ada")
    locations = [visitor.submit(text).location for text in ("wrong = 1", "wrong = 2")]
    grade_all(worker)
    page = visit("ines").read(PAGE)
    assert locations[0] in page
    assert locations[1] not in page


def test_course_page_shows_own_best_score_only(visit, worker):
    visit("bo").submit("# pass")
    visitor = visit("ada")
    visitor.submit("wrong = 1")
    grade_all(worker)
    page = visitor.read("/courses/calculus")
    assert "0 of 2 exercises solved" in page
    assert "Not yet right" in page
    assert "1 of 2 exercises solved" in visit("bo").read("/courses/calculus")


def test_grader_error_is_flagged_and_costs_nothing(visit, worker):
    visitor = visit("ada")
    visitor.submit("# pass")
    grade_all(worker)
    location = visitor.submit("# break").location
    grade_all(worker)
    page = visit("ines").read(PAGE)
    assert "The grader failed on these" in page
    assert location in page
    assert read_row(page, "Ada") == ["4", "–", "4"]
    assert "costs you nothing" in visitor.read(location)


def test_grader_error_alone_leaves_the_cell_empty(visit, worker):
    visit("ada").submit("# break")
    grade_all(worker)
    assert read_row(visit("ines").read(PAGE), "Ada") == ["–", "–", "0"]


@pytest.mark.parametrize(("name", "status"), [("ada", 403), ("otto", 404), ("iva", 404), ("", 302)])
def test_only_instructors_of_the_course_open_it(visit, name, status):
    assert visit(name).get(PAGE).status_code == status


def test_students_are_not_shown_the_way_to_it(visit):
    assert PAGE not in visit("ada").read("/courses/calculus")
    assert PAGE in visit("ines").read("/courses/calculus")
