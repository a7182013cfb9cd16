"""Holding an enrolment while something is added to it.

Everything that can complete a course (an attendance, a passed exercise) locks the enrolment first: two tutors
at once would otherwise each see the other's half missing, and nobody would ever be completed.
"""

from uuid import UUID

from yuiwork.core.errors import NotFound
from yuiwork.core.transactions import inside_transaction
from yuiwork.learning.models import Enrolment


@inside_transaction
def locked_enrolment(**which: UUID | None) -> Enrolment:
    """The one enrolment with these columns, locked, with its course and programme. Raises ``NotFound``."""
    row = (
        Enrolment.objects.select_for_update(of=("self",))
        .select_related("course__programme")
        .filter(**which)
        .first()
    )
    if row is None:
        raise NotFound
    return row
