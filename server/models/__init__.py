"""The tables, one noun per file."""

from server.models.course import Course, Enrolment, Role
from server.models.model import Model
from server.models.report import CheckResultRow, ReportRow
from server.models.submission import State, Submission
from server.models.user import User

__all__ = ["CheckResultRow", "Course", "Enrolment", "Model", "ReportRow", "Role", "State", "Submission", "User"]
