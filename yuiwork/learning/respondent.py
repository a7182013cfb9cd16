"""Under which keys the room of surveys knows our applicants and seminars."""

from datetime import date
from uuid import UUID


def respondent_of(application_id: UUID) -> str:
    return f"application:{application_id}"


def group_of(seminar_id: UUID) -> str:
    return f"seminar:{seminar_id}"


def group_title(title: str, day: date) -> str:
    """How staff tell the seminars (or courses) of a survey apart: title and first day (JST)."""
    return f"{title}（{day:%Y/%m/%d}）"
