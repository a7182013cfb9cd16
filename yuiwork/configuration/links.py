"""What one section of a file says about another: names that lead nowhere, rounds that do not fit their course."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from yuiwork.configuration.document import Document, Problem

# Section, field, the section that it names, and the field there.
_LINKS = (
    ("indicators", "goal", "goals", "code"),
    ("campaigns", "source", "sources", "code"),
    ("desk_times", "desk", "desks", "name"),
    ("seminars", "survey", "surveys", "title"),
    ("courses", "track", "tracks", "code"),
    ("rounds", "course", "courses", "title"),
)


def loose_ends(document: Document, values: dict[str, Any]) -> Iterator[Problem]:
    """What names something that the file does not have. A section that is missing is asked nothing."""
    for name, field, other, key in _LINKS:
        known = {row[key] for row in values.get(other, [])}
        for number, row in enumerate(values.get(name, []) if other in values else []):
            if row.get(field) and row[field] not in known:
                why = _("“%(name)s” does not stand in the section %(section)s.")
                yield document.problem((name, number, field), why % {"name": row[field], "section": other})
    yield from _rounds_that_do_not_fit(document, values)


def _rounds_that_do_not_fit(document: Document, values: dict[str, Any]) -> Iterator[Problem]:
    courses = {row["title"]: row for row in values.get("courses", [])}
    for number, row in enumerate(values.get("rounds", [])):
        course = courses.get(row["course"])
        if course is None:
            continue
        if row["seats"] > course["capacity"]:
            why = _("The course has %(count)s places.") % {"count": course["capacity"]}
            yield document.problem(("rounds", number, "seats"), why)
        if row["closes_on"] >= course["ends_on"]:
            yield document.problem(("rounds", number, "closes_on"), _("The course has ended by then."))
