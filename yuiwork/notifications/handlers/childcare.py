"""Childcare: asked for, a place, the waiting list, called off. Mails tell nothing about a child."""

from collections.abc import Callable
from uuid import UUID

from django.utils import translation
from django.utils.translation import gettext as _

from yuiwork.childcare import api as childcare
from yuiwork.childcare.events import ChildcareAsked, ChildcareCalledOff, ChildPlaced, ChildWaits
from yuiwork.core.templatetags.ui import jdatetime
from yuiwork.notifications.letters import Letter, Link
from yuiwork.notifications.queries import language_of
from yuiwork.notifications.use_cases import tell, write_to

Facts = childcare.RequestFacts


def childcare_asked(event: ChildcareAsked) -> None:
    """Where she writes her child down."""
    _tell("childcare_asked", event.request_id, event.user_id, event.event_id, _asked)


def child_placed(event: ChildPlaced) -> None:
    """The child has a place."""
    _tell("child_placed", event.request_id, event.user_id, event.place_id, _placed)


def child_waits(event: ChildWaits) -> None:
    """All places are taken for now."""
    _tell("child_waits", event.request_id, event.user_id, event.place_id, _waits)


def childcare_called_off(event: ChildcareCalledOff) -> None:
    """There is no childcare at this date."""
    _tell("childcare_called_off", event.request_id, event.user_id, event.request_id, _called_off)


def _tell(
    kind: str, request_id: UUID, user_id: UUID | None, fact: object, letter: Callable[[Facts], Letter]
) -> None:
    facts = childcare.request_facts(request_id)
    language = language_of(user_id)
    if user_id is not None:
        tell(user_id=user_id, kind=kind, fact=fact, compose=lambda: letter(facts), by_mail=False)
    if not facts.to:
        return
    with translation.override(language):
        write_to(
            address=facts.to,
            name=facts.name,
            kind=kind,
            fact=fact,
            compose=lambda: letter(facts),
            language=language,
            user_id=user_id,
        )


def _when(facts: Facts) -> str:
    lines = [_("When: %(when)s") % {"when": jdatetime(facts.starts_at)}]
    if facts.where:
        lines.append(_("Where: %(where)s") % {"where": facts.where})
    if facts.bring:
        lines.append(_("Please bring: %(things)s") % {"things": facts.bring})
    return "\n".join(lines)


def _link(facts: Facts) -> tuple[Link, ...]:
    return (Link(_("Open the childcare page"), facts.path),)


def _asked(facts: Facts) -> Letter:
    words = {"title": facts.title}
    return Letter(
        _("Childcare at “%(title)s”: please tell us about your child") % words,
        (
            _("A place is kept as soon as you have registered your child. It takes about three minutes."),
            _when(facts),
            _(
                "Only the office and the childcare staff of that day can read what you write, and you see "
                "who opened it."
            ),
            _("Questions: %(contact)s") % {"contact": facts.contact},
        ),
        (Link(_("Write down your child"), facts.path),),
    )


def _placed(facts: Facts) -> Letter:
    words = {"title": facts.title}
    return Letter(
        _("Your child has a place at “%(title)s”") % words,
        (
            _when(facts),
            _("If you do not need it after all, please give it back: another child will be glad of it."),
            _("Questions: %(contact)s") % {"contact": facts.contact},
        ),
        _link(facts),
    )


def _waits(facts: Facts) -> Letter:
    words = {"title": facts.title}
    return Letter(
        _("Childcare at “%(title)s”: your child is on the waiting list") % words,
        (_("All places are taken. If one becomes free, your child gets it and we write to you."),),
        _link(facts),
    )


def _called_off(facts: Facts) -> Letter:
    words = {"title": facts.title}
    return Letter(
        _("There is no childcare at “%(title)s”") % words,
        (
            _("We are sorry: the childcare on %(when)s is cancelled.") % {"when": jdatetime(facts.starts_at)},
            _("Questions: %(contact)s") % {"contact": facts.contact},
        ),
    )
