"""The clock looks who has gone quiet: one task for each, closed by itself when she is back.

Each learner in a transaction of her own, under the lock of her enrolment's newest task or its unique index: two clocks
at once make one task.
"""

import logging
from uuid import UUID

from django.db import IntegrityError

from yuiwork.audit import api as audit
from yuiwork.care.events import CareTaskRaised
from yuiwork.care.models import (
    CARE_TASK,
    CareSettings,
    CareTask,
    CareTaskState,
    Channel,
    Contact,
    Outcome,
    Signal,
    SignalKind,
)
from yuiwork.care.noticing import Noticed, is_back, notice
from yuiwork.core import clock
from yuiwork.core.actor import Actor
from yuiwork.core.errors import DomainError
from yuiwork.core.events import publish
from yuiwork.core.transactions import inside_transaction, use_case
from yuiwork.learning import api as learning

_CLOCK = Actor.for_system("clock")
_log = logging.getLogger(__name__)


def notice_learners() -> int:
    """Look at everybody once. Returns how many tasks were raised. Running twice changes nothing."""
    signs = {one.enrolment_id: one for one in learning.signs_of_learners()}
    limits = {row.programme_id: row for row in CareSettings.objects.all()}
    open_for = dict(CareTask.objects.exclude(state=CareTaskState.CLOSED).values_list("enrolment_id", "id"))
    raised = 0
    for enrolment_id in sorted({*signs, *open_for}):
        one = signs.get(enrolment_id)
        found = notice(one, limits.get(one.programme_id) or CareSettings(), clock.now()) if one else []
        if found or enrolment_id in open_for:
            raised += _look(enrolment_id, one, found)
    return raised


def _look(enrolment_id: UUID, signs: learning.Signs | None, found: list[Noticed]) -> int:
    """One learner's turn must not stop the others'."""
    try:
        return use_case(look_at)(enrolment_id=enrolment_id, signs=signs, found=found)
    except (DomainError, IntegrityError):
        _log.exception("care: could not look at enrolment %s", enrolment_id)
        return 0


@inside_transaction
def look_at(*, enrolment_id: UUID, signs: learning.Signs | None, found: list[Noticed]) -> int:
    """Close, wake, add or raise for one enrolment. ``signs`` is None when she is not learning any more.

    Returns 1 when a new task was raised.
    """
    task = locked_open_task(enrolment_id)
    if task is not None and _closed_by_itself(task, signs):
        task = None
    fresh = _fresh(enrolment_id, found) if signs else []
    if task is not None:
        _add(task, fresh)
        note_letters(task)
        if task.state == CareTaskState.SNOOZED and task.snoozed_until and task.snoozed_until <= clock.today():
            _wake(task)
        return 0
    return _raise(signs, fresh) if signs and fresh else 0


@inside_transaction
def locked_open_task(enrolment_id: UUID) -> CareTask | None:
    """The one task about her that is not done, held until the end of the transaction."""
    return (
        CareTask.objects.select_for_update()
        .filter(enrolment_id=enrolment_id)
        .exclude(state=CareTaskState.CLOSED)
        .first()
    )


@inside_transaction
def note_letters(task: CareTask) -> None:
    """What she was written after absences, since the first sign, stands in the log of contacts; each letter once."""
    first = task.signals.order_by("since").values_list("since", flat=True).first()
    letters = learning.guidances_since(task.enrolment_id, min(first or task.created_at, task.created_at))
    rows = [
        Contact(
            task=task,
            submission_id=letter.guidance_id,
            made_by_id=letter.sent_by_id,
            made_on=letter.sent_on,
            channel=Channel.GUIDANCE,
            reached=False,
            agreed=letter.next_step,
        )
        for letter in letters
    ]
    Contact.objects.bulk_create(rows, ignore_conflicts=True)


def _closed_by_itself(task: CareTask, signs: learning.Signs | None) -> bool:
    """She is back, or her course is over or left. A low answer waits until somebody has talked with her."""
    if signs is not None and not is_back(signs, task.created_at):
        return False
    ended = learning.enrolment_views([task.enrolment_id]).get(task.enrolment_id)
    left = signs is None and ended is not None and ended.state == "left"
    if not left and _waits_for_a_talk(task):
        return False
    task.state = CARE_TASK.step(task.state, "close", by="clock")
    task.closed_at, task.snoozed_until = clock.now(), None
    task.outcome = Outcome.LEFT if left else Outcome.CAME_BACK
    task.save(update_fields=["state", "closed_at", "outcome", "snoozed_until"])
    audit.record(
        actor=_CLOCK, action="close", target="care.CareTask", target_id=task.id, outcome=task.outcome
    )
    return True


def _waits_for_a_talk(task: CareTask) -> bool:
    answered = task.signals.filter(kind=SignalKind.LOW_ANSWER).exists()
    return answered and not task.contacts.filter(reached=True).exists()


def _fresh(enrolment_id: UUID, found: list[Noticed]) -> list[Noticed]:
    """What was not noticed before: a silence that was looked after once is not told again."""
    known = set(Signal.objects.filter(enrolment_id=enrolment_id).values_list("kind", "fact"))
    return [one for one in found if (one.kind.value, one.fact) not in known]


def _add(task: CareTask, fresh: list[Noticed]) -> None:
    Signal.objects.bulk_create(
        [
            Signal(
                task=task,
                enrolment_id=task.enrolment_id,
                kind=one.kind,
                fact=one.fact,
                since=one.since,
                title=one.title,
            )
            for one in fresh
        ],
        ignore_conflicts=True,  # another worker noticed the same
    )


def _wake(task: CareTask) -> None:
    task.state = CARE_TASK.step(task.state, "wake", by="clock")
    task.snoozed_until = None
    task.save(update_fields=["state", "snoozed_until"])
    audit.record(actor=_CLOCK, action="wake", target="care.CareTask", target_id=task.id)


def _raise(signs: learning.Signs, fresh: list[Noticed]) -> int:
    task, created = CareTask.objects.get_or_create(
        enrolment_id=signs.enrolment_id,
        closed_at=None,
        defaults={
            "programme_id": signs.programme_id,
            "user_id": signs.user_id,
            "assignee_id": signs.tutor_id,
        },
    )
    _add(task, fresh)
    if not created:  # another worker was faster
        return 0
    note_letters(task)
    audit.record(actor=_CLOCK, action="raise", target="care.CareTask", target_id=task.id, signs=len(fresh))
    publish(CareTaskRaised(task_id=task.id, programme_id=task.programme_id, assignee_id=task.assignee_id))
    return 1
