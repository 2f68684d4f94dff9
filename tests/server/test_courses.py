"""A course's page: progress by track and the exercise to go on with; the zone that its times are shown in."""

import re

import pytest

from server.models import Course, Role, User
from server.services import courses, demo

PAGE = "/courses/calculus"


def grade_all(worker):
    while worker.step():
        pass


def read_next(page):
    found = re.search(r'<p class="next card">.*?href="([^"]+)"', page, re.DOTALL)
    return found and found[1].rsplit("/", 1)[1]


def read_track(page):
    found = re.search(r'<p class="track-points">\s*<span class="score">([^<]+)<span class="of">(.*?)</span>', page)
    return found[1], found[2].rsplit(";", 1)[1]


def test_new_student_begins_with_the_first_exercise(visit):
    page = visit("ada").read(PAGE)
    assert read_next(page) == "sum-up"
    assert read_track(page) == ("0", "8")
    assert "0 of 2 exercises solved" in page


def test_next_is_the_first_that_is_not_full(visit, worker):
    visitor = visit("ada")
    visitor.submit("# pass", slug="slope")
    grade_all(worker)
    page = visitor.read(PAGE)
    assert read_next(page) == "sum-up"
    assert read_track(page) == ("4", "8")
    visitor.submit("wrong = 1")
    grade_all(worker)
    assert read_next(visitor.read(PAGE)) == "sum-up"


def test_best_scores_count_and_those_of_others_do_not(visit, worker):
    visit("bo").submit("# pass", slug="slope")
    visitor = visit("ada")
    for text in ("# pass", "wrong = 1"):
        visitor.submit(text)
        grade_all(worker)
    page = visitor.read(PAGE)
    assert read_next(page) == "slope"
    assert read_track(page) == ("4", "8")
    assert "1 of 2 exercises solved" in page


@pytest.mark.parametrize(("language", "said"), [("en", "Every exercise has its full points"), ("ja", "満点です")])
def test_nothing_is_next_where_all_is_full(visit, worker, language, said):
    visitor = visit("ada")
    for slug in ("sum-up", "slope"):
        visitor.submit("# pass", slug=slug)
    grade_all(worker)
    page = visitor.read(f"{PAGE}?lang={language}")
    assert read_next(page) is None
    assert said in page


def test_instructor_changes_the_zone_of_the_course(visit, database):
    location = visit("ada").submit("x = 1").location
    visitor = visit("ines")
    assert "<option selected>Asia/Tokyo</option>" in visitor.read(f"{PAGE}/gradebook")
    assert visitor.post(f"{PAGE}/time-zone", {"time_zone": "Europe/Berlin"}).status_code == 303
    assert "<option selected>Europe/Berlin</option>" in visitor.read(f"{PAGE}/gradebook")
    assert re.search(r'title="Europe/Berlin">[^<]+<span class="zone">CES?T</span>', visitor.read(location))


@pytest.mark.parametrize("zone", ["JST", "Asia/Nowhere", "", "../../etc/passwd", "/etc/localtime", "x" * 10_000])
def test_zone_that_is_none_is_refused(visit, database, zone):
    response = visit("ines").post(f"{PAGE}/time-zone", {"time_zone": zone})
    assert response.status_code == 422
    assert "There is no time zone" in response.text
    with database.session() as session:
        assert courses.find_course(session, "calculus").time_zone == "Asia/Tokyo"
    with pytest.raises(ValueError, match="IANA"):
        Course(slug="c", title="C", time_zone=zone)


@pytest.mark.parametrize(("name", "status"), [("ada", 403), ("otto", 404), ("", 302)])
def test_nobody_else_changes_the_zone(visit, database, name, status):
    assert visit(name).post(f"{PAGE}/time-zone", {"time_zone": "Europe/Berlin"}).status_code == status
    with database.session() as session:
        assert courses.find_course(session, "calculus").time_zone == "Asia/Tokyo"


def test_demo_course_takes_the_zone_of_the_settings(database):
    with database.session() as session:
        demo.load_demo(session, "Asia/Tokyo")
        assert courses.find_course(session, "demo").time_zone == "Asia/Tokyo"


def test_somebody_is_enrolled_although_others_write_meanwhile(school, database):
    with database.session() as session, database.session() as others:
        course, user = courses.find_course(session, "other"), session.get(User, school["ada"])
        courses.set_time_zone(others, courses.find_course(others, "calculus"), "Europe/Paris")
        courses.enrol(session, user, course, Role.STUDENT)
        assert courses.get_enrolment(session, "other", user).role is Role.STUDENT
