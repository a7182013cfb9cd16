"""この先の予定: what the days ahead hold for a learner or worker. Her to-do list is ``next_steps``."""

from dataclasses import dataclass
from datetime import datetime, time

from django.utils.translation import gettext as _

from yuiwork.core import clock
from yuiwork.core.actor import Actor
from yuiwork.core.templatetags.ui import jdate, jdatetime, yen
from yuiwork.facilities import api as facilities
from yuiwork.japan.dates import JST
from yuiwork.learning import api as learning
from yuiwork.money import api as money


@dataclass(frozen=True, slots=True)
class Ahead:
    """One line: what, when in words (JST), and where to read more. ``at`` is what it is sorted by."""

    title: str
    when: str
    at: datetime
    url: str = ""


def soon(actor: Actor) -> list[Ahead]:
    """Seminars with a place for her, the next session of each course, booked rooms, coming pay; soonest first."""
    assert actor.user_id is not None
    progress = learning.progress_of(actor.user_id)
    lines = [Ahead(s.title, jdatetime(s.starts_at), s.starts_at, s.ticket_path) for s in progress.seminars]
    for course in progress.courses:
        session = course.next_session
        if session is not None:
            title = _("%(course)s: %(session)s") % {"course": course.title, "session": session.title}
            lines.append(Ahead(title, jdatetime(session.starts_at), session.starts_at, course.path))
    lines += [
        Ahead(b.facility.name, jdatetime(b.starts_at), b.starts_at, facilities.booking_path(b.id))
        for b in facilities.coming_bookings(actor.user_id)
    ]
    return sorted(lines + _pay(actor), key=lambda line: line.at)


def _pay(actor: Actor) -> list[Ahead]:
    """What she has earned and not been paid yet, with the next payout date (money.md 3.6)."""
    assert actor.user_id is not None
    owed = money.payable_of(actor.user_id)
    if owed <= 0:
        return []
    title = _("%(amount)s arrives in your account") % {"amount": yen(owed)}
    day = money.next_payout_date(clock.today())
    return [Ahead(title, jdate(day), datetime.combine(day, time(), JST))]
