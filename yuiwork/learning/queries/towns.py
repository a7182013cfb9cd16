"""Where participants come from: people per municipality, for programmes of several towns (programmes.md 1.1)."""

from collections import Counter
from datetime import date
from uuid import UUID

from yuiwork.japan.dates import jst_date
from yuiwork.learning.models import SeminarApplication, SeminarState


def attendees_by_municipality(programme_id: UUID, first: date, last: date) -> Counter[str]:
    """People who attended a seminar between two days (JST, both included), by the 5-digit code of where they live.

    Who came twice counts once, in the town that she named last.
    """
    rows = SeminarApplication.objects.filter(
        seminar__programme_id=programme_id, state=SeminarState.ATTENDED
    ).select_related("seminar")
    towns = {
        row.person_key: row.municipality_code
        for row in rows.order_by("seminar__starts_at", "id")
        if first <= jst_date(row.seminar.starts_at) <= last
    }
    return Counter(towns.values())
