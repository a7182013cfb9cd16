"""What one section of a file says about another: names that lead nowhere, rounds that do not fit their course."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.translation import gettext as _

from yuiwork.configuration.course_names import in_full, meant
from yuiwork.configuration.course_parts import broken_limits, lost_sessions, unknown_skills
from yuiwork.configuration.document import Document, Problem, Unreadable
from yuiwork.configuration.section import Plain
from yuiwork.core.errors import Invalid
from yuiwork.learning import api as learning
from yuiwork.regions import api as regions
from yuiwork.surveys import api as surveys

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
                why = _("“%(name)s” is not in the section %(section)s.")
                yield document.problem((name, number, field), why % {"name": row[field], "section": other})
    yield from _questions_that_do_not_fit(document, values)
    yield from lost_sessions(document, values)
    if "skills" in values:
        yield from unknown_skills(document, values, {row["code"] for row in values["skills"]})
    if "courses" in values:
        courses = in_full(values["courses"])
        yield from _courses_of_rounds(document, values, courses)
        yield from _rounds_that_do_not_fit(document, values, courses)


def _questions_that_do_not_fit(document: Document, values: dict[str, Any]) -> Iterator[Problem]:
    """The first of each form that cannot stand where it does: without options, with a code again, with a false branch."""
    for name in ("surveys", "rounds"):
        for number, row in enumerate(values.get(name, [])):
            questions = row.get("questions", [])
            for index in range(len(questions)):
                try:
                    surveys.check_questions(questions[: index + 1])
                except Invalid as refusal:
                    where = (name, number, "questions", index)
                    yield document.problem(where, str(refusal.message))
                    break


def within(document: Document, values: dict[str, Any], programme: regions.Programme | None) -> dict[str, Any]:
    """The sections as their programme understands them: rounds with the full names of their courses.

    A name is looked for in the file, and among what the programme has where the file lacks that section. Raises
    ``Unreadable`` for what does not fit.
    """
    present = in_full(plan.values for plan in learning.course_plans(programme.id)) if programme else {}
    problems = list(broken_limits(document, values, present))
    if "courses" not in values:
        problems += _courses_of_rounds(document, values, present)
    if "skills" not in values:
        skills = learning.skill_plans(programme.id) if programme else ()
        problems += unknown_skills(document, values, {plan.values["code"] for plan in skills})
    if problems:
        raise Unreadable(problems)
    courses = in_full(values["courses"]) if "courses" in values else present
    rounds = [{**row, "course": meant(row["course"], courses)[0]} for row in values.get("rounds", [])]
    return {**values, "rounds": rounds} if "rounds" in values else values


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
