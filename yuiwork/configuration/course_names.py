"""How a course is named in a file: by its title, and where several have it, by title and first day, as differences are.

``在宅ワーク講座``, else ``在宅ワーク講座 / 2027-01-27``, and of two on one day the second is ``… / 2027-01-27 (2)``.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from uuid import UUID

from yuiwork.configuration.section import Plain, by_key
from yuiwork.learning import api as learning

KEY = ("title", "starts_on")


def in_full(rows: Iterable[Plain]) -> dict[str, Plain]:
    """Courses by the name that is theirs alone."""
    return by_key(rows, KEY)


def meant(name: str, courses: Mapping[str, Plain]) -> list[str]:
    """The full names of all the courses that this name fits; a good name fits one."""
    if name in courses:
        return [name]
    return [full for full, course in courses.items() if course["title"] == name]


def shortest(courses: Mapping[str, Plain]) -> dict[str, str]:
    """By full name: the title where no other course has it."""
    titles = Counter(course["title"] for course in courses.values())
    return {
        full: full if titles[course["title"]] > 1 else course["title"] for full, course in courses.items()
    }


def ids_in_full(programme_id: UUID) -> dict[str, UUID]:
    """The courses of a programme by full name."""
    plans = learning.course_plans(programme_id)
    return dict(zip(in_full(plan.values for plan in plans), (plan.id for plan in plans), strict=True))
