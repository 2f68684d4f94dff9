"""A stored report and its checks; server.services.reports turns them into graders' Report and back."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, Double, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from graders.report import Verdict
from server.models.model import Model, UtcTime, word_column
from server.models.submission import Submission

DIAGNOSIS_LENGTH_MAX = 80


class ReportRow(Model):
    """Hold the report of one submission; the unique key lets it be stored only once.

    `message`, `observation` and `hint` are sentences in both languages: {"en": ..., "ja": ...}. `diagnosis` is the id
    of a mistake; rows from before observations were kept have the id alone. `views` are the engine's View objects.
    """

    __tablename__ = "reports"

    id: Mapped[int] = mapped_column(primary_key=True)
    submission_id: Mapped[int] = mapped_column(ForeignKey("submissions.id", ondelete="CASCADE"), unique=True)
    exercise_digest: Mapped[str] = mapped_column(String(64))
    seed: Mapped[int] = mapped_column(BigInteger)
    verdict: Mapped[Verdict] = mapped_column(word_column(Verdict))
    score: Mapped[float] = mapped_column(Double)
    max_score: Mapped[float] = mapped_column(Double)
    duration_ms: Mapped[float] = mapped_column(Double)
    output: Mapped[str] = mapped_column(Text)
    message: Mapped[dict[str, str] | None] = mapped_column(JSON(none_as_null=True))
    diagnosis: Mapped[str | None] = mapped_column(String(DIAGNOSIS_LENGTH_MAX), index=True)
    observation: Mapped[dict[str, str] | None] = mapped_column(JSON(none_as_null=True))
    hint: Mapped[dict[str, str] | None] = mapped_column(JSON(none_as_null=True))
    views: Mapped[list[dict[str, Any]] | None] = mapped_column(JSON(none_as_null=True))
    evidence: Mapped[dict[str, Any]] = mapped_column(JSON)
    created_at: Mapped[datetime] = mapped_column(UtcTime)

    submission: Mapped[Submission] = relationship(back_populates="report")
    checks: Mapped[list["CheckResultRow"]] = relationship(
        order_by="CheckResultRow.position", cascade="all, delete-orphan", passive_deletes=True
    )


class CheckResultRow(Model):
    """Hold how one check ended; its sentences are in both languages, `diagnosis` is an id, as in ReportRow.

    `counterexample` is the engine's Counterexample.
    """

    __tablename__ = "check_results"
    __table_args__ = (UniqueConstraint("report_id", "position"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    report_id: Mapped[int] = mapped_column(ForeignKey("reports.id", ondelete="CASCADE"))
    position: Mapped[int]
    name: Mapped[str] = mapped_column(String(200))
    title: Mapped[dict[str, str]] = mapped_column(JSON)
    verdict: Mapped[Verdict] = mapped_column(word_column(Verdict))
    points: Mapped[float] = mapped_column(Double)
    earned: Mapped[float] = mapped_column(Double)
    message: Mapped[dict[str, str] | None] = mapped_column(JSON(none_as_null=True))
    diagnosis: Mapped[str | None] = mapped_column(String(DIAGNOSIS_LENGTH_MAX), index=True)
    observation: Mapped[dict[str, str] | None] = mapped_column(JSON(none_as_null=True))
    hint: Mapped[dict[str, str] | None] = mapped_column(JSON(none_as_null=True))
    evidence: Mapped[dict[str, Any]] = mapped_column(JSON)
    counterexample: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    hidden: Mapped[bool]
