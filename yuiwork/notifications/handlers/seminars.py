"""Seats and waiting lists, reminders, changes: what people who applied for a seminar hear."""

from collections.abc import Callable
from uuid import UUID

from django.utils import translation
from django.utils.translation import gettext as _

from yuiwork.core.templatetags.ui import jdatetime, jtime
from yuiwork.learning import api as learning
from yuiwork.learning.events import (
    SeatLapsed,
    SeatOffered,
    SeatTaken,
    SeminarApplied,
    SeminarAttended,
    SeminarCalledOff,
    SeminarCameNear,
    SeminarCancelled,
    SeminarChanged,
    SeminarPlaceChanged,
)
from yuiwork.notifications.letters import Enclosure, Letter, Link
from yuiwork.notifications.queries import language_of
from yuiwork.notifications.use_cases import tell, write_to

Facts = learning.SeminarMailFacts
SeminarLetter = Callable[[Facts], Letter]


def seminar_applied(event: SeminarApplied) -> None:
    """Her place is kept: the calendar file goes to the address she gave. Or she waits for one."""
    if event.waiting:
        _tell("seminar_waiting", event.application_id, event.user_id, _waits, calendar=False)
    elif not event.walk_in:
        _tell("seminar_applied", event.application_id, event.user_id, _place_kept)


def seat_offered(event: SeatOffered) -> None:
    """A seat is free for her, until when."""
    _tell("seat_offered", event.application_id, event.user_id, _offered, calendar=False)


def seat_taken(event: SeatTaken) -> None:
    """She said yes: her place is kept."""
    _tell("seat_taken", event.application_id, event.user_id, _place_kept)


def seat_lapsed(event: SeatLapsed) -> None:
    """The offer ended, or no seat became free."""
    letter = _offer_ended if event.was_offered else _no_seat
    _tell("seat_lapsed", event.application_id, event.user_id, letter, calendar=False)


def seminar_place_changed(event: SeminarPlaceChanged) -> None:
    """The place she has now, with a calendar file that says so."""
    fact = f"{event.application_id}:{event.sequence}"
    _tell("seminar_place", event.application_id, event.user_id, _place_changed, fact=fact)


def seminar_changed(event: SeminarChanged) -> None:
    """What was, what is, why; with a calendar file that moves the date."""
    fact = f"{event.application_id}:{event.revision}"
    _tell("seminar_changed", event.application_id, event.user_id, _changed, fact=fact)


def seminar_called_off(event: SeminarCalledOff) -> None:
    """It does not take place; the calendar file takes the date out."""
    _tell("seminar_called_off", event.application_id, event.user_id, _called_off)


def seminar_came_near(event: SeminarCameNear) -> None:
    """Tomorrow: where, or the online address."""
    fact = f"{event.application_id}:{event.day.isoformat()}"
    _tell("seminar_reminder", event.application_id, event.user_id, _reminder, fact=fact)


def seminar_cancelled(event: SeminarCancelled) -> None:
    """Her place is free again: the calendar file takes the date out of her calendar."""
    _tell("seminar_cancelled", event.application_id, event.user_id, _place_returned)


def seminar_attended(event: SeminarAttended) -> None:
    """The short survey, if this seminar has one; to the address she gave."""
    if learning.seminar_mail_facts(event.application_id).survey_path:
        _tell("seminar_survey", event.application_id, None, _survey, calendar=False)


def _tell(
    kind: str,
    application_id: UUID,
    user_id: UUID | None,
    letter: SeminarLetter,
    *,
    fact: object = None,
    calendar: bool = True,
) -> None:
    """A mail to the address of the application, if there is one; a notice too if she has an account."""
    language = language_of(user_id)
    with translation.override(language):
        facts = learning.seminar_mail_facts(application_id)
    key = fact or application_id
    if user_id is not None:
        tell(user_id=user_id, kind=kind, fact=key, compose=lambda: letter(facts), by_mail=False)
    if not facts.to:
        return
    files = [Enclosure(facts.calendar_name, "text/calendar", content=facts.calendar)] if calendar else []
    write_to(
        address=facts.to,
        name=facts.name,
        kind=kind,
        fact=key,
        compose=lambda: letter(facts),
        language=language,
        user_id=user_id,
        enclosures=files,
    )


def _when_and_where(facts: Facts) -> str:
    """The lines that nobody should have to look for."""
    lines = [
        _("When: %(when)s") % {"when": f"{jdatetime(facts.starts_at)}–{jtime(facts.ends_at)}"},
        _("Where: %(where)s") % {"where": facts.where},
    ]
    if facts.access:
        lines.append(_("How to get there: %(access)s") % {"access": facts.access})
    if facts.online_url:
        lines.append(_("Address of the online meeting: %(url)s") % {"url": facts.online_url})
    if facts.place_kind == learning.PlaceKind.VENUE:
        lines.append(_("Code for the reception: %(code)s") % {"code": facts.code})
    if facts.childcare:
        lines.append(_("Childcare: you asked for it. Please bring what your child needs."))
    return "\n".join(lines)


def _questions(facts: Facts) -> str:
    return _("Questions: %(contact)s") % {"contact": facts.contact}


def _ticket(facts: Facts) -> tuple[Link, ...]:
    return (Link(_("See, change or cancel your application"), facts.ticket_path),)


def _place_kept(facts: Facts) -> Letter:
    words = {"title": facts.title, "programme": facts.programme_name}
    return Letter(
        _("Your place in “%(title)s” is kept") % words,
        (
            _("Thank you for applying for “%(title)s” of %(programme)s.") % words,
            _when_and_where(facts),
            _("Opening the attached file puts the date into your calendar."),
            _questions(facts),
        ),
        _ticket(facts),
    )


def _waits(facts: Facts) -> Letter:
    words = {"title": facts.title}
    return Letter(
        _("You are on the waiting list of “%(title)s”") % words,
        (
            _("All seats are taken. As soon as one becomes free for you, we will write to you."),
            _("You then have a day to answer, but no later than the day before the seminar."),
            _questions(facts),
        ),
        (Link(_("See your place on the list, or cancel"), facts.ticket_path),),
    )


def _offered(facts: Facts) -> Letter:
    words = {"title": facts.title, "until": jdatetime(facts.offer_until)}
    lines = [_("A seat in “%(title)s” has become free, and you are next.") % words]
    if facts.offer_until:
        lines.append(_("Please answer by %(until)s. After that it goes to the next person.") % words)
    return Letter(
        _("A seat in “%(title)s” is free for you") % words,
        ("\n".join(lines), _when_and_where(facts), _questions(facts)),
        (Link(_("Take the seat, or give it to somebody else"), facts.ticket_path),),
    )


def _offer_ended(facts: Facts) -> Letter:
    words = {"title": facts.title}
    return Letter(
        _("The seat in “%(title)s” went to the next person") % words,
        (_("We had no answer in time, so we passed the seat on. You are welcome at another date."),),
    )


def _no_seat(facts: Facts) -> Letter:
    words = {"title": facts.title}
    return Letter(
        _("No seat in “%(title)s” became free") % words,
        (_("We are sorry: nobody cancelled in time. You are welcome at another date."), _questions(facts)),
    )


def _place_changed(facts: Facts) -> Letter:
    words = {"title": facts.title}
    return Letter(
        _("Your place in “%(title)s” has changed") % words,
        (
            _when_and_where(facts),
            _("Opening the attached file corrects the date in your calendar."),
            _questions(facts),
        ),
        _ticket(facts),
    )


def _changed(facts: Facts) -> Letter:
    words = {"title": facts.title}
    lines = [
        _("%(what)s: %(now)s (before: %(before)s)")
        % {"what": what, "now": now or "—", "before": before or "—"}
        for what, before, now in facts.changes
    ]
    return Letter(
        _("Something has changed about “%(title)s”") % words,
        (
            "\n".join(lines),
            *((facts.note,) if facts.note else ()),
            _when_and_where(facts),
            _("Opening the attached file corrects the date in your calendar."),
            _questions(facts),
        ),
        _ticket(facts),
    )


def _called_off(facts: Facts) -> Letter:
    words = {"title": facts.title, "when": jdatetime(facts.starts_at)}
    return Letter(
        _("“%(title)s” does not take place") % words,
        (
            _("We are sorry: “%(title)s” on %(when)s does not take place.") % words,
            _("The reason: %(reason)s") % {"reason": facts.called_off_reason},
            _("Opening the attached file takes the date out of your calendar."),
            _questions(facts),
        ),
    )


def _reminder(facts: Facts) -> Letter:
    words = {"title": facts.title, "when": jdatetime(facts.starts_at)}
    return Letter(
        _("Coming up: “%(title)s” on %(when)s") % words,
        (
            _when_and_where(facts),
            _("If you cannot come, please cancel: somebody else will be glad of the seat."),
            _questions(facts),
        ),
        _ticket(facts),
    )


def _place_returned(facts: Facts) -> Letter:
    words = {"title": facts.title}
    return Letter(
        _("Your application for “%(title)s” is cancelled") % words,
        (
            _("We have cancelled your application. Thank you for letting us know."),
            _("Opening the attached file takes the date out of your calendar."),
            _("You are welcome at another time."),
        ),
    )


def _survey(facts: Facts) -> Letter:
    words = {"title": facts.title}
    return Letter(
        _("How was “%(title)s” for you?") % words,
        (
            _("Thank you for coming to “%(title)s”.") % words,
            _("A few questions help us to do better. It takes about three minutes."),
        ),
        (Link(_("Answer the survey"), facts.survey_path),),
    )
