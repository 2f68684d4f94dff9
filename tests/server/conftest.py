"""A school of five people, and visitors that use the pages as a browser without scripts would."""

import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from graders.bank import Bank, Exercise, load_bank
from graders.progress import CheckProgress, Progress
from graders.report import CheckResult, Diagnosis, Report, Verdict
from graders.text import Text
from server import interim
from server.config import Settings
from server.db import Database
from server.grading import Worker
from server.models import Course, Role
from server.routes.context import EXTENSION
from server.services import accounts, courses
from tests.patience import wait_for

PASSWORD = "correct horse"
DIAGNOSIS = Diagnosis(
    "mean-instead-of-sum",
    Text("Your answer is 1/2 of the right one.", "答えが正しい値の 1/2 です。"),
    Text("Was the mean taken? Try `sum`, as in $x^2$.", "平均を取っていませんか。`sum` を使いましょう（$x^2$）。"),
)
# What the policy forbids, and what would be ours no more: any script but our files and data, styles and handlers.
FOREIGN_SCRIPT = r"""<script(?!( type="module")? src="/static/|\s+type="application/json")"""
FORBIDDEN = re.compile(rf"{FOREIGN_SCRIPT}|<style|\sstyle=|\son\w+=", re.IGNORECASE)
WAITING = CheckProgress(Text("The slope is right", "傾きが正しい"), 1.0)
PEOPLE = {"ada": Role.STUDENT, "bo": Role.STUDENT, "ines": Role.INSTRUCTOR}


class Visitor:
    """One browser: keeps cookies, reads the token out of the form, posts like a form does."""

    def __init__(self, client: FlaskClient) -> None:
        self.client = client

    def get(self, path: str, **options: object) -> TestResponse:
        return self.client.get(path, **options)  # type: ignore[arg-type]

    def read(self, path: str, status: int = 200) -> str:
        response = self.get(path)
        assert response.status_code == status, response.text
        return response.text

    def post(self, path: str, fields: dict[str, object], token: str | None = None) -> TestResponse:
        return self.client.post(path, data={"csrf_token": self.token() if token is None else token, **fields})

    def token(self) -> str:
        page = self.client.get("/sign-in", follow_redirects=True).text
        found = re.search(r'name="csrf_token" value="([^"]+)"', page)
        assert found, page
        return found[1]

    def sign_in(self, name: str, password: str = PASSWORD) -> TestResponse:
        return self.post("/sign-in", {"email": f"{name}@example.com", "password": password})

    def submit(self, text: str, slug: str = "sum-up", **fields: object) -> TestResponse:
        return self.post(f"/courses/calculus/exercises/{slug}", {"source": text, "meant": "text", **fields})

    def upload(self, data: bytes, name: str = "mine.py", **fields: object) -> TestResponse:
        """Send a file; written out here, since the test client would leave a temporary file open."""
        fields = {"csrf_token": self.token(), "source": fields.pop("text", ""), "meant": "file", **fields}
        parts = [
            f'Content-Disposition: form-data; name="{key}"\r\n\r\n{value}'.encode() for key, value in fields.items()
        ]
        file_name = name.replace('"', "%22")
        parts.append(f'Content-Disposition: form-data; name="file"; filename="{file_name}"\r\n\r\n'.encode() + data)
        body = b"".join(b"--edge\r\n" + part + b"\r\n" for part in parts) + b"--edge--\r\n"
        path, kind = "/courses/calculus/exercises/sum-up", "multipart/form-data; boundary=edge"
        return self.client.post(path, data=body, content_type=kind)

    @staticmethod
    def submission_id(response: TestResponse) -> int:
        """Read the number of the submission that a hand-in was redirected to."""
        assert response.status_code == 303, response.text
        return int(response.location.rsplit("/", 1)[1])

    @staticmethod
    def read_editor(page: str) -> str:
        """Read the text that the editor of a page holds."""
        found = re.search(r'<textarea id="source".*?>\n(.*?)</textarea>', page, re.DOTALL)
        assert found, page
        return unescape(found[1])


@pytest.fixture
def school(app: Flask) -> dict[str, int]:
    """The course `calculus` with two students and an instructor; `otto` and `iva` teach and learn elsewhere."""
    ids = {}
    database: Database = app.extensions[EXTENSION].database
    with database.session() as session:
        calculus = Course(slug="calculus", title="Calculus", time_zone="Asia/Tokyo")
        other = Course(slug="other", title="Other")
        session.add_all([calculus, other])
        session.commit()
        for name, role in PEOPLE.items():
            user = accounts.create_user(session, f"{name}@example.com", name.title(), PASSWORD)
            courses.enrol(session, user, calculus, role)
            ids[name] = user.id
        for name, role in (("otto", Role.INSTRUCTOR), ("iva", Role.STUDENT)):
            user = accounts.create_user(session, f"{name}@example.com", name.title(), PASSWORD)
            courses.enrol(session, user, other, role)
            ids[name] = user.id
    return ids


@pytest.fixture
def visit(app: Flask, school: dict[str, int]) -> Callable[..., Visitor]:
    """Open a browser, signed in as someone or not at all."""

    def open_browser(name: str = "") -> Visitor:
        visitor = Visitor(app.test_client())
        if name:
            assert name in school
            assert visitor.sign_in(name).status_code == 302
        return visitor

    return open_browser


@dataclass
class FakeGrader:
    """Stand where the Judge stands: the first line of the source says how it ends."""

    graded: list[str]
    while_grading: Callable[[], None] = lambda: None

    def grade(
        self,
        exercise: Exercise,
        source: str,
        seed: int | None = None,
        *,
        on_progress: Callable[[Progress], None] | None = None,
    ) -> Report:
        self.graded.append(source)
        first = source.split("\n", 1)[0]
        if first == "# break":
            raise RuntimeError("the grader is broken")
        passed = first == "# pass"
        verdict = Verdict.GRADER_ERROR if first == "# unwell" else Verdict.PASSED if passed else Verdict.FAILED
        check = CheckResult(
            name="test_value",
            title=Text("The value is right", "値が正しい"),
            verdict=verdict,
            points=4.0,
            earned=4.0 if passed else 0.0,
            message=None if passed else Text(f"You wrote {source}", f"書いたもの：{source}"),
            diagnosis=None if passed else DIAGNOSIS,
            evidence={} if passed else {"expected": [1.0, 2.0], "got": source, "frames": [{"line": 1, "code": source}]},
        )
        if on_progress is not None:
            progress = Progress((CheckProgress(check.title, check.points), WAITING), hidden=3)
            on_progress(progress)
            on_progress(progress.decide(check))
            self.while_grading()
        return Report(
            exercise=exercise.slug,
            exercise_digest=exercise.digest,
            verdict=verdict,
            score=check.earned,
            max_score=4.0,
            seed=seed or 0,
            duration_ms=1.25,
            stdout=f"printed: {source}",
            checks=(check,),
        )


HINTS = """
[[hints]]
en = "Think of `+`."
ja = "`+` を考えましょう。"
[[hints]]
en = "Think of $x^2$."
ja = "$x^2$ を考えましょう。"
[[hints]]
en = "It is 2*x*y <b>."
ja = "2*x*y です。"
"""
FIGURE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><rect width="1" height="1"/></svg>'


@pytest.fixture(scope="session")
def bank_folder(bank_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bank of the other tests; here `sum-up` has hints and `slope` a figure."""
    folder = tmp_path_factory.mktemp("server") / "bank"
    shutil.copytree(bank_folder, folder)
    with (folder / "sum-up" / "exercise.toml").open("a") as file:
        file.write(HINTS)
    (folder / "slope" / "figure.svg").write_text(FIGURE)
    for language, words in (("en", 'the "graph" of f'), ("ja", "f のグラフ")):
        with (folder / "slope" / f"statement.{language}.md").open("a") as file:
            file.write(f"\n![{words}](figure.svg)\n")
    return folder


@pytest.fixture
def bank(settings: Settings) -> Bank:
    return load_bank(settings.bank)


@pytest.fixture
def grader() -> FakeGrader:
    return FakeGrader([])


@pytest.fixture
def watch(grader: FakeGrader, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Callable[..., list[Any]]:
    """Look at the site while the next submission is graded: after its first check, with the second one to come."""
    monkeypatch.setattr(interim, "QUIET_SECONDS", 0.0)

    def look(see: Callable[[], list[Any]]) -> list[Any]:
        seen: list[Any] = []

        def see_once_told() -> None:
            wait_for(lambda: list(settings.data_dir.glob("interim/*.json")))
            seen.extend(see())

        grader.while_grading = see_once_told
        return seen

    return look


@pytest.fixture
def worker(database: Database, bank: Bank, grader: FakeGrader, settings: Settings) -> Worker:
    """A worker that is stepped by hand."""
    worker = Worker(database, bank, grader, "test-worker", settings.data_dir)
    worker.back_off_seconds = 0.0
    return worker
