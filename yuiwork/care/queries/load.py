"""Tutor load and the officer's counts: numbers for sharing the work fairly, never a ranking of people."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from yuiwork.care.models import CareTask, CareTaskState, Outcome, Signal, SignalKind, TutorQuestion
from yuiwork.core import clock
from yuiwork.core.actor import Role
from yuiwork.core.suppression import Masked, staff_rule, suppress
from yuiwork.core.templatetags.ui import listed
from yuiwork.core.web.components import DataTable
from yuiwork.learning import api as learning
from yuiwork.people import api as people
from yuiwork.regions import api as regions

HIDDEN = "x"


@dataclass(frozen=True, slots=True)
class Load:
    """One tutor now. ``late``: answers whose promised day (JST) has passed; ``next_promise``: the nearest of them."""

    user_id: UUID
    name: str
    learners: int
    tasks: int
    feedback: int
    questions: int
    late: int
    next_promise: date | None

    @property
    def waiting(self) -> int:
        return self.tasks + self.feedback + self.questions


def load_of(programme_id: UUID) -> list[Load]:
    """Every tutor of the programme, and whoever else still accompanies somebody; by kana."""
    learners = Counter(view.tutor_id for view in learning.active_enrolments(programme_id))
    tasks = Counter(
        CareTask.objects.filter(programme_id=programme_id, state=CareTaskState.OPEN).values_list(
            "assignee_id", flat=True
        )
    )
    feedback = learning.waiting_answers(programme_id)
    promises: dict[UUID, list[date]] = {}
    waiting = TutorQuestion.objects.filter(
        enrolment__course__programme_id=programme_id, promised_on__isnull=False
    )
    for tutor_id, day in waiting.values_list("enrolment__tutor_id", "promised_on"):
        if day is not None:
            promises.setdefault(tutor_id, []).append(day)
    ids = {*regions.staff_of(programme_id, Role.TUTOR), *learners, *promises}
    known = people.profiles_of(ids)
    found = [
        Load(
            user_id=user_id,
            name=known[user_id].full_name if user_id in known else "",
            learners=learners[user_id],
            tasks=tasks[user_id],
            feedback=feedback.get(user_id, 0),
            questions=len(promises.get(user_id, [])),
            late=sum(day < clock.today() for day in promises.get(user_id, [])),
            next_promise=min(promises.get(user_id, []), default=None),
        )
        for user_id in ids
    ]
    return sorted(
        found, key=lambda load: (known[load.user_id].full_kana if load.user_id in known else "", load.user_id)
    )


@dataclass(frozen=True, slots=True)
class Counts:
    """For the officer: no names, small cells hidden."""

    open_tasks: int
    signals: DataTable
    outcomes: DataTable
    leaving: DataTable


def counts_of(programme: regions.Programme, since: date, until: date) -> Counts:
    """What was noticed, how it ended and why people left, from ``since`` to ``until`` (JST)."""
    tasks = CareTask.objects.filter(programme_id=programme.id)
    signals = Signal.objects.filter(
        task__programme_id=programme.id, created_at__date__gte=since, created_at__date__lte=until
    )
    kinds = Counter(signals.values_list("kind", flat=True))
    closed = tasks.filter(closed_at__date__gte=since, closed_at__date__lte=until)
    outcomes = Counter(closed.values_list("outcome", flat=True))
    left = learning.departure_reasons(programme.id, since, until)
    population = programme.region.population
    return Counts(
        open_tasks=tasks.exclude(state=CareTaskState.CLOSED).count(),
        signals=_table(
            _("What was noticed"),
            _("Sign"),
            SignalKind.choices,
            [kinds[k] for k in SignalKind.values],
            population,
        ),
        outcomes=_table(
            _("How it ended"),
            _("Outcome"),
            Outcome.choices,
            [outcomes[k] for k in Outcome.values],
            population,
        ),
        leaving=_table(
            _("Why people left"),
            _("Reason"),
            learning.LeaveReason.choices,
            [left.get(k, 0) for k in learning.LeaveReason.values],
            population,
        ),
    )


def _table(
    caption: str, column: str, choices: Sequence[tuple[str, object]], counts: list[int], population: int
) -> DataTable:
    masked = suppress(counts, staff_rule(population, sensitive=False))
    cells = [(label, cell) for (_code, label), cell in zip(choices, masked.cells, strict=True)]
    rows: list[list[object]] = [[label, _shown(cell)] for label, cell in cells if cell != 0]
    never = [label for label, cell in cells if cell == 0]
    if never and rows:  # with nothing at all the sum says it
        rows.append([listed(never), 0])
    rows.append([_("Total"), _shown(masked.total)])
    return DataTable(caption, [column, _("Number of signs")], rows, frozenset({1}))


def _shown(value: Masked) -> object:
    return HIDDEN if value is None else value
