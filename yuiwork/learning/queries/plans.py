"""What is planned in a programme, as plain values: for configuration files and copies of a course."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from yuiwork.learning.models import Course, MaterialKind, MeetingState, PlaceKind, Seminar, Skill, Worksheet


@dataclass(frozen=True, slots=True)
class Plan:
    """``values`` are what the creating use-case takes, its parts as lists; moments aware, dates JST."""

    id: UUID
    title: str
    values: dict[str, Any]
    called_off: bool = False


def seminar_plans(programme_id: UUID) -> list[Plan]:
    """Seminars with the seats of their places, by date; of two at one time the one that takes place stands first."""
    rows = (
        Seminar.objects.filter(programme_id=programme_id)
        .select_related("survey", "series")
        .prefetch_related("places")
    )
    return [
        Plan(row.id, row.title, _seminar(row), called_off=row.state == MeetingState.CALLED_OFF)
        for row in rows.order_by("starts_at", "state", "created_at")
    ]


def course_plans(programme_id: UUID) -> list[Plan]:
    """Courses with materials, exercises and the sessions that are not called off, by date."""
    rows = (
        Course.objects.filter(programme_id=programme_id)
        .select_related("timetable_rule", "track")
        .prefetch_related("sessions", "materials", "exercises__skill")
    )
    return [Plan(row.id, row.title, _course(row)) for row in rows.order_by("starts_on", "created_at")]


def skill_plans(programme_id: UUID) -> list[Plan]:
    """What ``create_skill`` takes, in the order of the skill map."""
    names = ("code", "job_kind", "title", "levels")
    rows = Skill.objects.filter(programme_id=programme_id).order_by("number")
    return [Plan(row.id, row.title, _of(row, names)) for row in rows]


def worksheet_plans(programme_id: UUID) -> list[Plan]:
    """What ``create_worksheet`` takes, oldest first."""
    names = ("code", "title", "intro", "prompts")
    rows = Worksheet.objects.filter(programme_id=programme_id).order_by("created_at", "id")
    return [Plan(row.id, row.title, _of(row, names)) for row in rows]


def _seminar(row: Seminar) -> dict[str, Any]:
    places = {place.kind: place for place in row.places.all()}
    venue, online = places.get(PlaceKind.VENUE), places.get(PlaceKind.ONLINE)
    names = ("title", "kind", "description", "starts_at", "ends_at", "childcare_offered")
    return {
        **_of(row, names),
        "series": row.series.title if row.series else "",
        "apply_until": row.apply_until if row.apply_until != row.starts_at else None,
        "venue_name": venue.name if venue else "",
        "venue_address": venue.address if venue else "",
        "venue_access": venue.access if venue else "",
        "venue_seats": venue.seats if venue else 0,
        "online_url": online.url if online else "",
        "online_seats": online.seats if online else 0,
        "survey": row.survey.title if row.survey else "",
    }


_COURSE = (
    "title", "kind", "description", "for_whom", "capacity", "apply_until", "starts_on", "ends_on", "answer_days",
    "recording_counts", "fees",
)  # fmt: skip
_LIMITS = ("minutes_per_day", "minutes_per_week", "days_per_week", "months")
_SESSION = ("title", "kind", "subject", "starts_at", "ends_at", "place", "url", "capacity")
_MATERIAL = ("title", "kind", "minutes", "body", "url")
_EXERCISE = (
    "title", "instruction", "criteria", "rubric", "kind", "checklist", "self_checked", "graduation", "reviews_needed",
    "passes_needed", "peers", "skill_level", "open_on", "due_on",
)  # fmt: skip


def _course(row: Course) -> dict[str, Any]:
    rule = getattr(row, "timetable_rule", None)
    limits = _of(rule, _LIMITS) if rule else {}
    sessions = [one for one in row.sessions.all() if not one.is_cancelled]
    titles = {one.id: one.title for one in sessions}
    return {
        **_of(row, _COURSE),
        "requires": row.requires or None,
        "track": row.track.code if row.track else "",
        "timetable": limits if any(limits.values()) else None,
        "completion": row.completion_rule,
        "sessions": [_of(one, _SESSION) for one in sessions],
        "materials": [
            {**_of(one, _MATERIAL), "session": titles.get(one.session_id, "") if one.session_id else ""}
            for one in row.materials.all()
            if one.kind != MaterialKind.FILE  # a file cannot stand in a text
        ],
        "exercises": [
            {**_of(one, _EXERCISE), "skill": one.skill.code if one.skill else ""}
            for one in row.exercises.all()
        ],
    }


def _of(row: object, names: Iterable[str]) -> dict[str, Any]:
    return {name: getattr(row, name) for name in names}
