"""Sessions of a course: moved or called off. Everybody concerned gets the message, the mail and the calendar file."""

from django.utils.translation import gettext as _

from yuiwork.core.templatetags.ui import jdatetime, jtime
from yuiwork.learning import api as learning
from yuiwork.learning.events import AbsenceGuided, AbsenceTold, SessionCancelled, SessionChanged
from yuiwork.notifications.letters import Enclosure, Letter, Link
from yuiwork.notifications.use_cases import tell


def session_changed(event: SessionChanged) -> None:
    """The new time, place or address."""
    _to_everybody("session_changed", event)


def session_cancelled(event: SessionCancelled) -> None:
    """Why it is called off; the file takes the date out of the calendar."""
    _to_everybody("session_cancelled", event)


def absence_told(event: AbsenceTold) -> None:
    """To her tutor: she let us know that she cannot come."""

    def compose() -> Letter:
        facts = learning.absence_facts(event.notice_id)
        words = {"name": facts.name, "title": facts.title, "when": jdatetime(facts.starts_at)}
        return Letter(
            _("%(name)s cannot come to “%(title)s”") % words,
            (
                _("On %(when)s. Reason: %(reason)s") % {**words, "reason": facts.reason},
                *([facts.text] if facts.text else []),
            ),
            (Link(_("See the roll"), facts.staff_path),),
        )

    tell(user_id=event.tutor_id, kind="absence_told", fact=event.notice_id, compose=compose)


def absence_guided(event: AbsenceGuided) -> None:
    """To the learner: what was done without her, and her next step (programmes.md 3.1 RQ14)."""

    def compose() -> Letter:
        facts = learning.guidance_facts(event.guidance_id)
        words = {"title": facts.title}
        return Letter(
            _("What we did in “%(title)s”, and your next step") % words,
            (
                _("We missed you. This is what was done:"),
                facts.what_was_done,
                _("Your next step: %(step)s") % {"step": facts.next_step},
            ),
            (Link(_("See the session"), facts.path),),
        )

    tell(user_id=event.user_id, kind="absence_guided", fact=event.guidance_id, compose=compose)


def _to_everybody(kind: str, event: SessionChanged | SessionCancelled) -> None:
    facts = learning.session_change(event.session_id, event.sequence)
    letter = _called_off if isinstance(event, SessionCancelled) else _moved
    for user_id in facts.readers:
        tell(
            user_id=user_id,
            kind=kind,
            fact=f"{event.session_id}:{event.sequence}",
            compose=lambda: letter(facts),
            enclosures=[Enclosure("session.ics", "text/calendar", content=facts.calendar)],
        )


def _moved(facts: learning.SessionNotice) -> Letter:
    lines = [
        _("When: %(when)s") % {"when": f"{jdatetime(facts.starts_at)}–{jtime(facts.ends_at)}"},
        _("Where: %(where)s") % {"where": facts.place or _("Online")},
    ]
    if facts.was_starts_at != facts.starts_at:
        lines.append(_("Until now: %(when)s") % {"when": jdatetime(facts.was_starts_at)})
    if facts.was_place != facts.place:
        lines.append(_("Place until now: %(where)s") % {"where": facts.was_place or _("Online")})
    if facts.url:
        lines.append(_("Address of the online meeting: %(url)s") % {"url": facts.url})
    words = {"title": facts.title, "course": facts.course_title}
    return Letter(
        _("“%(title)s” of %(course)s has changed") % words,
        (
            *([facts.note] if facts.note else []),
            "\n".join(lines),
            _("Opening the attached file puts the new date into your calendar."),
        ),
        (Link(_("See the session"), facts.path),),
    )


def _called_off(facts: learning.SessionNotice) -> Letter:
    words = {"title": facts.title, "course": facts.course_title, "when": jdatetime(facts.starts_at)}
    return Letter(
        _("“%(title)s” of %(course)s is cancelled") % words,
        (
            _("The session on %(when)s does not take place.") % words,
            facts.note,
            _("Opening the attached file takes the date out of your calendar."),
        ),
        (Link(_("See the session"), facts.path),),
    )
