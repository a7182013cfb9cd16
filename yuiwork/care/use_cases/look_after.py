"""Looking after a learner: contacts, waiting, handing over, done."""

from datetime import date, timedelta
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from yuiwork.audit import api as audit
from yuiwork.care.events import CareTaskHandedOver
from yuiwork.care.models import CARE_TASK, CareTask, CareTaskState, Channel, Contact, Outcome
from yuiwork.care.policies import LEADERS, may_see_task
from yuiwork.core import clock
from yuiwork.core.actor import Actor
from yuiwork.core.errors import Conflict, Invalid, NotFound
from yuiwork.core.events import publish
from yuiwork.core.submissions import the_same
from yuiwork.core.transactions import use_case
from yuiwork.regions import api as regions

LONGEST_WAIT = timedelta(days=60)


@use_case
def log_contact(
    *,
    actor: Actor,
    task_id: UUID,
    submission_id: UUID,
    channel: str,
    made_on: date,
    reached: bool,
    agreed: str = "",
    next_on: date | None = None,
) -> Contact:
    """Note that she was called or written to. Dates JST. The same ``submission_id`` again returns the first note.

    Raises ``Invalid`` ``CHANNEL_UNKNOWN``, ``IN_THE_FUTURE``, ``NEXT_IN_THE_PAST``; ``NotFound``;
    ``Conflict`` ``SAME_KEY_OTHER_BODY``.
    """
    task = _locked(actor, task_id)
    first = Contact.objects.filter(submission_id=submission_id).first()
    if first is not None:
        return the_same(first, task_id=task.id)
    if channel not in Channel.values or channel == Channel.GUIDANCE:  # those are noted by themselves
        raise Invalid("CHANNEL_UNKNOWN", _("Please choose how you got in touch."), field="channel")
    if made_on > clock.today():
        raise Invalid("IN_THE_FUTURE", _("Please enter today or an earlier day."), field="made_on")
    if next_on is not None and next_on < clock.today():
        raise Invalid("NEXT_IN_THE_PAST", _("Please enter today or a later day."), field="next_on")
    assert actor.user_id is not None
    contact = Contact.objects.create(
        task=task,
        submission_id=submission_id,
        made_by_id=actor.user_id,
        made_on=made_on,
        channel=channel,
        reached=reached,
        agreed=agreed.strip(),
        next_on=next_on,
    )
    task.next_on = next_on
    task.save(update_fields=["next_on"])
    audit.record(
        actor=actor,
        action="contact",
        target="care.CareTask",
        target_id=task.id,
        channel=channel,
        reached=reached,
    )
    return contact


@use_case
def snooze_task(*, actor: Actor, task_id: UUID, until: date, reason: str) -> CareTask:
    """Wait until a JST day, with the reason. Raises ``Invalid`` at the field; ``Refused`` ``NOT_NOW``; ``NotFound``."""
    task = _locked(actor, task_id)
    today = clock.today()
    if not today < until <= today + LONGEST_WAIT:
        raise Invalid(
            "UNTIL", _("Please choose a day from tomorrow on, at most 60 days ahead."), field="until"
        )
    if not reason.strip():
        raise Invalid("REASON_MISSING", _("Please say why it can wait."), field="reason")
    task.state = CARE_TASK.step(task.state, "snooze", by="tutor")
    task.snoozed_until, task.snooze_reason = until, reason.strip()
    task.save(update_fields=["state", "snoozed_until", "snooze_reason"])
    audit.record(actor=actor, action="snooze", target="care.CareTask", target_id=task.id, until=until)
    return task


@use_case
def wake_task(*, actor: Actor, task_id: UUID) -> CareTask:
    """Take it up again before the day. Twice is once. Raises ``Refused`` ``NOT_NOW`` when it is done."""
    task = _locked(actor, task_id)
    if task.state == CareTaskState.OPEN:
        return task
    task.state = CARE_TASK.step(task.state, "wake", by="tutor")
    task.snoozed_until = None
    task.save(update_fields=["state", "snoozed_until"])
    audit.record(actor=actor, action="wake", target="care.CareTask", target_id=task.id)
    return task


@use_case
def hand_over_task(*, actor: Actor, task_id: UUID, to: UUID, note: str) -> CareTask:
    """To a director or officer of the programme, with a word. Doing it twice changes nothing.

    Raises ``Invalid`` ``NOT_A_LEADER`` or ``NOTE_MISSING``; ``Conflict`` ``DONE``; ``NotFound``.
    """
    task = _locked(actor, task_id)
    if task.state == CareTaskState.CLOSED:
        raise Conflict("DONE", _("This is already done."))
    if task.assignee_id == to:
        return task
    if not any(to in regions.staff_of(task.programme_id, role) for role in LEADERS):
        raise Invalid("NOT_A_LEADER", _("Please choose a director or an officer."), field="to")
    if not note.strip():
        raise Invalid("NOTE_MISSING", _("Please say what they should know."), field="note")
    assert actor.user_id is not None
    task.assignee_id, task.handed_by_id, task.handed_note = to, actor.user_id, note.strip()
    task.save(update_fields=["assignee", "handed_by", "handed_note"])
    audit.record(actor=actor, action="hand_over", target="care.CareTask", target_id=task.id, to=to)
    publish(
        CareTaskHandedOver(
            task_id=task.id, programme_id=task.programme_id, assignee_id=to, handed_by_id=actor.user_id
        )
    )
    return task


@use_case
def close_task(*, actor: Actor, task_id: UUID, outcome: str) -> CareTask:
    """Done. Twice is once. Raises ``Invalid`` ``OUTCOME_UNKNOWN``; ``NotFound``."""
    task = _locked(actor, task_id)
    if task.state == CareTaskState.CLOSED:
        return task
    if outcome not in Outcome.values:
        raise Invalid("OUTCOME_UNKNOWN", _("Please choose how it went."), field="outcome")
    task.state = CARE_TASK.step(task.state, "close", by="tutor")
    task.closed_at, task.outcome, task.snoozed_until = clock.now(), outcome, None
    task.save(update_fields=["state", "closed_at", "outcome", "snoozed_until"])
    audit.record(actor=actor, action="close", target="care.CareTask", target_id=task.id, outcome=outcome)
    return task


def _locked(actor: Actor, task_id: UUID) -> CareTask:
    task = CareTask.objects.select_for_update().filter(id=task_id).first()
    if task is None or not may_see_task(actor, task):
        raise NotFound
    return task
