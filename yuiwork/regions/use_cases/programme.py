"""A programme as a whole: its texts, who may apply, its beginning and its end."""

from datetime import date
from typing import Any, TypedDict, Unpack
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from yuiwork.core import clock
from yuiwork.core.actor import Actor
from yuiwork.core.errors import Invalid
from yuiwork.core.events import publish
from yuiwork.core.transactions import use_case
from yuiwork.regions.eligibility import parse_eligibility
from yuiwork.regions.events import ProgrammeEnded
from yuiwork.regions.models import PROGRAMME, Programme, ProgrammeState
from yuiwork.regions.policies import may_manage_programme
from yuiwork.regions.use_cases.put import changed, managed_programme


class ProgrammeTexts(TypedDict, total=False):
    """Texts in Japanese; fee in basis points; cost in yen a year; dates JST."""

    name: str
    tagline: str
    description: str
    for_whom: str
    contact: str
    starts_on: date
    ends_on: date | None
    worker_fee_bp: int
    cost_yen: int


@use_case
def edit_programme(*, actor: Actor, programme_id: UUID, **data: Unpack[ProgrammeTexts]) -> Programme:
    """Change what is given. Unchanged values leave no trace. Raises ``Invalid`` ``ENDS_BEFORE_START``."""
    programme = managed_programme(actor, programme_id)
    stale = _apply(programme, dict(data))
    if programme.ends_on is not None and programme.ends_on < programme.starts_on:
        raise Invalid("ENDS_BEFORE_START", _("The last day must not be before the first."), field="ends_on")
    if stale:
        programme.save(update_fields=stale)
        changed(actor, programme_id, programme, "edit")
    return programme


@use_case
def set_eligibility(*, actor: Actor, programme_id: UUID, rule: list[dict[str, Any]]) -> Programme:
    """Who may take part; an empty rule is open to everybody. Raises ``Invalid`` ``ELIGIBILITY``."""
    programme = managed_programme(actor, programme_id)
    parse_eligibility(rule)
    if programme.eligibility != rule:
        programme.eligibility = rule
        programme.save(update_fields=["eligibility"])
        changed(actor, programme_id, programme, "set_eligibility")
    return programme


@use_case
def open_programme(*, actor: Actor, programme_id: UUID) -> Programme:
    """Show it in public. An ended one is opened again by the operator only. An open one stays as it is."""
    programme = managed_programme(actor, programme_id)
    if programme.state == ProgrammeState.OPEN:
        return programme
    action = "reopen" if programme.state == ProgrammeState.ENDED else "open"
    by = "operator" if actor.is_operator or actor.system else "manager"
    programme.state = PROGRAMME.step(programme.state, action, by="manager" if action == "open" else by)
    if action == "reopen":
        programme.ends_on = None  # it would end again tonight
    programme.save(update_fields=["state", "ends_on"])
    changed(actor, programme_id, programme, action)
    return programme


@use_case
def end_programme(*, actor: Actor, programme_id: UUID) -> Programme:
    """Take nobody new from today (JST) on; pages, certificates and the community stay. Twice is once."""
    programme = managed_programme(actor, programme_id)
    if programme.state != ProgrammeState.ENDED:
        _end(actor, programme, by="manager", last_day=clock.today())
    return programme


@use_case
def end_overdue_programmes(*, actor: Actor) -> int:
    """End the programmes whose last day (JST) has passed; how many there were."""
    may_manage = Programme.objects.select_for_update(skip_locked=True).filter(
        state=ProgrammeState.OPEN, ends_on__lt=clock.today()
    )
    overdue = list(may_manage)
    for programme in overdue:
        may_manage_programme(actor, programme.id).enforce()
        _end(actor, programme, by="clock", last_day=programme.ends_on or clock.today())
    return len(overdue)


def _end(actor: Actor, programme: Programme, *, by: str, last_day: date) -> None:
    programme.state = PROGRAMME.step(programme.state, "end", by=by)
    latest = max(programme.starts_on, min(programme.ends_on or last_day, last_day))
    programme.ends_on = latest
    programme.save(update_fields=["state", "ends_on"])
    changed(actor, programme.id, programme, "end")
    publish(ProgrammeEnded(programme_id=programme.id))


def _apply(programme: Programme, data: dict[str, Any]) -> list[str]:
    stale = [name for name, value in data.items() if getattr(programme, name) != value]
    for name in stale:
        setattr(programme, name, data[name])
    return stale
