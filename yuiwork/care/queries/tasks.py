"""Reads about tasks: one's own, one task with its story, suggested words."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import F, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from yuiwork.care.models import CareTask, CareTaskState, Signal, SignalKind
from yuiwork.care.policies import CARERS, may_see_task
from yuiwork.core import clock
from yuiwork.core.actor import Actor, Role
from yuiwork.core.errors import NotFound
from yuiwork.core.templatetags.ui import jdate
from yuiwork.core.web.components import NextStep
from yuiwork.learning import api as learning
from yuiwork.people import api as people
from yuiwork.regions import api as regions


@dataclass(frozen=True, slots=True)
class TaskLine:
    """A task as its list shows it."""

    task: CareTask
    learner: str
    kana: str
    course: str
    assignee: str
    signals: tuple[str, ...]
    last_contact: object  # JST date or None


def tasks_for(actor: Actor, programme_id: UUID, *, done: bool = False) -> QuerySet[CareTask]:
    """Hers to look after; a director sees all of the programme. What is due first."""
    rows = CareTask.objects.filter(programme_id=programme_id)
    if not actor.holds(Role.DIRECTOR, programme_id):
        rows = rows.filter(assignee_id=actor.user_id)
    rows = rows.filter(state=CareTaskState.CLOSED) if done else rows.exclude(state=CareTaskState.CLOSED)
    if done:
        return rows.order_by("-closed_at", "id")
    return rows.order_by("state", F("next_on").asc(nulls_last=True), "created_at")


def task_for(actor: Actor, programme_id: UUID, task_id: UUID) -> CareTask:
    """One task for those who look after it. Raises ``NotFound`` for everybody else."""
    row = (
        CareTask.objects.select_related("programme")
        .prefetch_related("signals", "contacts")
        .filter(id=task_id, programme_id=programme_id)
        .first()
    )
    if row is None or not may_see_task(actor, row):
        raise NotFound
    return row


def task(task_id: UUID) -> CareTask:
    """By id, for letters. Raises ``NotFound``."""
    row = CareTask.objects.select_related("programme").filter(id=task_id).first()
    if row is None:
        raise NotFound
    return row


def lines_of(tasks: Iterable[CareTask]) -> list[TaskLine]:
    """With names and signals, in a number of queries that does not grow with them."""
    rows = list(tasks)
    ids = [row.id for row in rows]
    signals: dict[UUID, list[str]] = {}
    for signal in Signal.objects.filter(task__in=ids).order_by("created_at"):
        signals.setdefault(signal.task_id, []).append(signal_in_words(signal))
    contacts = {
        row.id: row.contacts.first()
        for row in CareTask.objects.filter(id__in=ids).prefetch_related("contacts")
    }
    views = learning.enrolment_views([row.enrolment_id for row in rows])
    known = people.profiles_of({u for row in rows for u in (row.user_id, row.assignee_id)})
    return [_line(row, signals.get(row.id, []), contacts.get(row.id), views, known) for row in rows]


def signal_in_words(signal: Signal) -> str:
    """What was noticed, without a judgement."""
    words = {"date": jdate(signal.since), "title": signal.title}
    texts = {
        SignalKind.QUIET: _("No sign since %(date)s"),
        SignalKind.NOT_STARTED: _("Has not begun since %(date)s"),
        SignalKind.MISSED: _("Was not at “%(title)s” on %(date)s"),
        SignalKind.LATE: _("“%(title)s” was due on %(date)s"),
        SignalKind.LOW_ANSWER: _("A low answer in “%(title)s”"),
    }
    return texts[SignalKind(signal.kind)] % words


def suggested_words(kinds: set[str], name: str) -> str:
    """A gentle beginning that she can change: no blame, one open door."""
    if SignalKind.NOT_STARTED in kinds:
        text = _(
            "Hello %(name)s. Getting started is often the hardest part. If signing in or the first exercise does not "
            "work, we can do it together in ten minutes. When would suit you?"
        )
    elif SignalKind.MISSED in kinds:
        text = _(
            "Hello %(name)s. We missed you last time, and I hope all is well. What was done is on the course page; I am "
            "happy to go through it with you. Is there anything that would make it easier to come?"
        )
    elif SignalKind.LATE in kinds:
        text = _(
            "Hello %(name)s. How is the exercise going? It is fine to hand in what you have so far; we look at it "
            "together. If another date suits you better, just tell me."
        )
    elif SignalKind.LOW_ANSWER in kinds and SignalKind.QUIET not in kinds:
        text = _(
            "Hello %(name)s. Thank you for your frank answers in the survey: they help. I would like to hear what could "
            "be better for you. Would a short talk suit you?"
        )
    else:
        text = _(
            "Hello %(name)s. I have not heard from you for a while and wanted to ask how you are. There "
            "is no hurry: take your time, and drop me a line when it suits you."
        )
    return text % {"name": name}


def next_steps(actor: Actor) -> list[NextStep]:
    """For 今日: the tasks that are hers and due."""
    if actor.user_id is None or not actor.has(*CARERS):
        return []
    mine = CareTask.objects.filter(assignee_id=actor.user_id, state=CareTaskState.OPEN)
    mine = mine.filter(programme_id__in=[p.id for p in regions.programmes_for_staff(actor, *CARERS)])
    rows = [
        row for row in mine.select_related("programme") if row.next_on is None or row.next_on <= clock.today()
    ]
    known = people.profiles_of({row.user_id for row in rows})
    return [
        NextStep(
            title=_("A message to %(name)s may help") % {"name": _name(known, row.user_id)},
            label=_("See how they are"),
            url=task_path(row),
            due=row.next_on,
        )
        for row in rows
    ]


def task_path(row: CareTask) -> str:
    return reverse("care:task", args=[row.programme.slug, row.id])


def _line(
    row: CareTask,
    signals: list[str],
    contact: object,
    views: dict[UUID, learning.EnrolmentView],
    known: dict[UUID, people.Profile],
) -> TaskLine:
    learner = known.get(row.user_id)
    return TaskLine(
        task=row,
        learner=learner.full_name if learner else "",
        kana=learner.full_kana if learner else "",
        course=views[row.enrolment_id].course_title if row.enrolment_id in views else "",
        assignee=_name(known, row.assignee_id),
        signals=tuple(signals),
        last_contact=getattr(contact, "made_on", None),
    )


def _name(known: dict[UUID, people.Profile], user_id: UUID) -> str:
    profile = known.get(user_id)
    return profile.full_name if profile else ""
