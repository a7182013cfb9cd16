"""What one section of a file says about another: names that lead nowhere, rounds that do not fit their course."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.translation import gettext as _

from yuiwork.configuration.course_names import in_full, meant
from yuiwork.configuration.document import Document, Problem, Unreadable
from yuiwork.configuration.section import Plain
from yuiwork.learning import api as learning
from yuiwork.regions import api as regions

# Section, field, the section that it names, and the field there.
_LINKS = (
    ("indicators", "goal", "goals", "code"),
    ("campaigns", "source", "sources", "code"),
    ("desk_times", "desk", "desks", "name"),
    ("seminars", "survey", "surveys", "title"),
    ("courses", "track", "tracks", "code"),
)


def loose_ends(document: Document, values: dict[str, Any]) -> Iterator[Problem]:
    """What names something that the file does not have. A section that is missing is asked nothing."""
    for name, field, other, key in _LINKS:
        known = {row[key] for row in values.get(other, [])}
        # As they stand in the file: lines of ``values`` may have been joined.
        lines = document.values[name] if name in values and other in values else []
        for number, row in enumerate(lines):
            if row.get(field) and row[field] not in known:
                why = _("“%(name)s” does not stand in the section %(section)s.")
                yield document.problem((name, number, field), why % {"name": row[field], "section": other})
    if "courses" in values:
        courses = in_full(values["courses"])
        yield from _courses_of_rounds(document, values, courses)
        yield from _rounds_that_do_not_fit(document, values, courses)


def rounds_in_full(
    document: Document, values: dict[str, Any], programme: regions.Programme | None
) -> list[Plain]:
    """The rounds of the file with the full names of their courses: those of the file, else those of the programme.

    Raises ``Unreadable`` where a name fits no course of the programme, or more than one.
    """
    if "courses" in values:
        courses = in_full(values["courses"])
    else:
        courses = in_full(plan.values for plan in (learning.course_plans(programme.id) if programme else ()))
        problems = list(_courses_of_rounds(document, values, courses))
        if problems:
            raise Unreadable(problems)
    return [{**row, "course": meant(row["course"], courses)[0]} for row in values["rounds"]]


def _courses_of_rounds(
    document: Document, values: dict[str, Any], courses: Mapping[str, Plain]
) -> Iterator[Problem]:
    for number, row in enumerate(values.get("rounds", [])):
        fitting = meant(row["course"], courses)
        if not fitting:
            why = _("There is no course “%(name)s”.") % {"name": row["course"]}
        elif len(fitting) > 1:
            words = _("More than one course has this title. Please write one of: %(names)s.")
            why = words % {"names": ", ".join(fitting)}
        else:
            continue
        yield document.problem(("rounds", number, "course"), why)


def _rounds_that_do_not_fit(
    document: Document, values: dict[str, Any], courses: Mapping[str, Plain]
) -> Iterator[Problem]:
    for number, row in enumerate(values.get("rounds", [])):
        fitting = meant(row["course"], courses)
        if len(fitting) != 1:
            continue
        course = courses[fitting[0]]
        if row["seats"] > course["capacity"]:
            why = _("The course has %(count)s places.") % {"count": course["capacity"]}
            yield document.problem(("rounds", number, "seats"), why)
        if row["closes_on"] >= course["ends_on"]:
            yield document.problem(("rounds", number, "closes_on"), _("The course has ended by then."))
