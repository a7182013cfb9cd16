"""What would stop the writing of a course half way: sessions and skills that do not exist, limits that are not kept.

A course is written part by part, so all this is asked before the first part.
"""

from collections.abc import Container, Iterator
from typing import Any

from django.utils.translation import gettext as _

from yuiwork.configuration.course_names import in_full
from yuiwork.configuration.document import Document, Problem
from yuiwork.configuration.sections.courses import Course
from yuiwork.core.errors import Invalid
from yuiwork.learning import api as learning


def lost_sessions(document: Document, values: dict[str, Any]) -> Iterator[Problem]:
    """Materials that name a session which their course does not have."""
    for number, course in enumerate(values.get("courses", [])):
        titles = {session["title"] for session in course.get("sessions", [])}
        for index, material in enumerate(course.get("materials", [])):
            name = material.get("session")
            if name and name not in titles:
                why = _("The course has no session “%(name)s”.") % {"name": name}
                yield document.problem(("courses", number, "materials", index, "session"), why)


def unknown_skills(document: Document, values: dict[str, Any], known: Container[str]) -> Iterator[Problem]:
    """Exercises that show a skill which is not on the programme's skill map."""
    for number, course in enumerate(values.get("courses", [])):
        for index, exercise in enumerate(course.get("exercises", [])):
            code = exercise.get("skill")
            if code and code not in known:
                why = _("“%(name)s” is not in the section %(section)s.")
                where = ("courses", number, "exercises", index, "skill")
                yield document.problem(where, why % {"name": code, "section": "skills"})


def broken_limits(document: Document, values: dict[str, Any], present: Container[str]) -> Iterator[Problem]:
    """New courses whose sessions break their own ``timetable``. Those that are there may (limits can come later)."""
    for number, (name, row) in enumerate(in_full(values.get("courses", [])).items()):
        course = Course.model_validate(row)
        if name in present or course.timetable is None:
            continue
        slots = [
            learning.Slot(session.starts_at, session.ends_at)
            for session in course.sessions
            if session.kind == "session"
        ]
        try:
            learning.check_limits(learning.Limits(**course.timetable.model_dump()), slots)
        except Invalid as refusal:
            yield document.problem(("courses", number, "timetable"), str(refusal.message))
