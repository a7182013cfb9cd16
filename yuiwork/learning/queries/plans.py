"""What is planned in a programme, as plain values: for configuration files and copies of a course."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from yuiwork.learning.models import Course, PlaceKind, Seminar


@dataclass(frozen=True, slots=True)
class Plan:
    """``values`` are what the creating use-case takes, its parts as lists; moments aware, dates JST."""

    id: UUID
    title: str
    values: dict[str, Any]


def seminar_plans(programme_id: UUID) -> list[Plan]:
    """Seminars with the seats of their places, by date."""
    rows = (
        Seminar.objects.filter(programme_id=programme_id).select_related("survey").prefetch_related("places")
    )
    return [Plan(row.id, row.title, _seminar(row)) for row in rows.order_by("starts_at", "created_at")]


def course_plans(programme_id: UUID) -> list[Plan]:
    """Courses with sessions and exercises, by date."""
    rows = Course.objects.filter(programme_id=programme_id).prefetch_related("sessions", "exercises")
    return [Plan(row.id, row.title, _course(row)) for row in rows.order_by("starts_on", "created_at")]


def _seminar(row: Seminar) -> dict[str, Any]:
    places = {place.kind: place for place in row.places.all()}
    venue, online = places.get(PlaceKind.VENUE), places.get(PlaceKind.ONLINE)
    names = ("title", "description", "starts_at", "ends_at", "childcare_offered")
    return {
        **{name: getattr(row, name) for name in names},
        "venue_name": venue.name if venue else "",
        "venue_address": venue.address if venue else "",
        "venue_seats": venue.seats if venue else 0,
        "online_url": online.url if online else "",
        "online_seats": online.seats if online else 0,
        "survey": row.survey.title if row.survey else "",
    }


def _course(row: Course) -> dict[str, Any]:
    names = (
        "title",
        "description",
        "for_whom",
        "capacity",
        "apply_until",
        "starts_on",
        "ends_on",
        "answer_days",
    )
    session = ("title", "starts_at", "ends_at", "place", "url")
    exercise = (
        "title", "instruction", "criteria", "kind", "checklist", "self_checked", "open_on", "due_on",
    )  # fmt: skip
    return {
        **{name: getattr(row, name) for name in names},
        "completion": row.completion_rule,
        "sessions": [{name: getattr(s, name) for name in session} for s in row.sessions.all()],
        "exercises": [{name: getattr(e, name) for name in exercise} for e in row.exercises.all()],
    }
