"""The desk: booked, cancelled, tomorrow, the way to a course. To the address the person gave; never what it is about."""

from collections.abc import Callable
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from yuiwork.core.templatetags.ui import jdate, jdatetime, jtime
from yuiwork.desk import api as desk
from yuiwork.desk.events import (
    ConsultationBooked,
    ConsultationCancelled,
    ConsultationNear,
    ReferredToCourses,
)
from yuiwork.learning import api as learning
from yuiwork.notifications.letters import Enclosure, Letter, Link
from yuiwork.notifications.use_cases import write_to

DeskLetter = Callable[[desk.MailFacts], Letter]


def consultation_booked(event: ConsultationBooked) -> None:
    _write("consultation_booked", event.consultation_id, _booked)


def consultation_cancelled(event: ConsultationCancelled) -> None:
    _write("consultation_cancelled", event.consultation_id, _cancelled)


def consultation_near(event: ConsultationNear) -> None:
    """The day before, once."""
    _write("consultation_near", event.consultation_id, _near, calendar=False)


def referred_to_courses(event: ReferredToCourses) -> None:
    """The courses that are open now."""
    _write("referred_to_courses", event.consultation_id, _courses, calendar=False)


def _write(kind: str, consultation_id: UUID, letter: DeskLetter, *, calendar: bool = True) -> None:
    facts = desk.mail_facts(consultation_id)
    if not facts.to:
        return
    files = [Enclosure("consultation.ics", "text/calendar", content=facts.calendar)] if calendar else []
    write_to(
        address=facts.to,
        name=facts.name,
        kind=kind,
        fact=consultation_id,
        compose=lambda: letter(facts),
        enclosures=files,
    )


def _when_and_where(facts: desk.MailFacts) -> str:
    words = {"when": jdatetime(facts.starts_at), "until": jtime(facts.ends_at), "where": facts.where}
    return "\n".join([_("When: %(when)s–%(until)s") % words, _("Where: %(where)s") % words])


def _booked(facts: desk.MailFacts) -> Letter:
    return Letter(
        _("%(desk)s: your time is booked") % {"desk": facts.desk_name},
        (_when_and_where(facts), _("Opening the attached file puts the date into your calendar.")),
        (Link(_("See or cancel the booking"), facts.path),),
    )


def _cancelled(facts: desk.MailFacts) -> Letter:
    words = {"desk": facts.desk_name, "when": jdatetime(facts.starts_at)}
    return Letter(
        _("%(desk)s: the consultation on %(when)s is cancelled") % words,
        (_("The attached file takes the date out of your calendar."),),
        (Link(_("Choose another time"), reverse("desk:desks", args=[facts.programme_slug])),),
    )


def _near(facts: desk.MailFacts) -> Letter:
    words = {"desk": facts.desk_name, "day": jdate(facts.starts_at)}
    return Letter(
        _("%(desk)s: tomorrow, %(day)s") % words,
        (
            _when_and_where(facts),
            _("If you cannot come, please cancel: somebody else will be glad of the time."),
        ),
        (Link(_("See or cancel the booking"), facts.path),),
    )


def _courses(facts: desk.MailFacts) -> Letter:
    words = {"programme": facts.programme_name, "desk": facts.desk_name}
    courses = learning.open_courses(facts.programme_id)
    links = [Link(course.title, course.path) for course in courses]
    return Letter(
        _("Courses of %(programme)s") % words,
        (
            _(
                "As we discussed at %(desk)s, here you can read about the courses. Please ask if anything is "
                "unclear."
            )
            % words,
        ),
        (*links, Link(_("See the programme"), reverse("portal:programme", args=[facts.programme_slug]))),
    )
