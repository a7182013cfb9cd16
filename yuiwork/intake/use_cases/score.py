"""The rubric of a round and its scorers; giving points; deciding in the order of the scores. Locks: the round first."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from yuiwork.audit import api as audit
from yuiwork.core import clock
from yuiwork.core.actor import Actor
from yuiwork.core.errors import Invalid, NotFound, Refused
from yuiwork.core.transactions import use_case
from yuiwork.intake.models import IntakeRound, Method, Point, ScoreItem, Scorer, Scoring
from yuiwork.intake.policies import JUDGES, may_decide
from yuiwork.intake.queries.comparison import compare, is_complete
from yuiwork.intake.queries.scoring import sheet_to_score
from yuiwork.intake.use_cases.decide_in_order import decide_in_order
from yuiwork.intake.use_cases.plan_round import locked_round
from yuiwork.regions import api as regions

MAX_POINTS = 100


@dataclass(frozen=True, slots=True)
class RubricLine:
    title: str
    max_points: int
    description: str = ""


@use_case
def set_rubric(
    *, actor: Actor, round_id: UUID, lines: Sequence[RubricLine], scorer_ids: Collection[UUID]
) -> IntakeRound:
    """What is judged and by whom; scorers may be named later. Once somebody has given points, it stays.

    Raises ``Refused`` ``OFFICER_ONLY``, ``SCORING_BEGAN``; ``Invalid`` ``RUBRIC_EMPTY``, ``POINTS``, ``SCORERS``;
    ``NotFound``.
    """
    row, course = locked_round(round_id)
    may_decide(actor, course.programme_id).enforce()
    if Scoring.objects.filter(sheet__round=row).exists():
        raise Refused("SCORING_BEGAN", gettext_lazy("Somebody has begun to score, so the rubric stays."))
    _check_rubric(lines, scorer_ids, course.programme_id)
    row.criteria.all().delete()
    row.scorers.all().delete()
    ScoreItem.objects.bulk_create(
        ScoreItem(
            round=row,
            number=number,
            title=line.title.strip(),
            description=line.description.strip(),
            max_points=line.max_points,
        )
        for number, line in enumerate(lines, start=1)
    )
    Scorer.objects.bulk_create(Scorer(round=row, user_id=user_id) for user_id in sorted(set(scorer_ids)))
    audit.record(
        actor=actor,
        action="set_rubric",
        target="intake.IntakeRound",
        target_id=row.id,
        lines=len(lines),
        scorers=len(set(scorer_ids)),
    )
    return row


def _check_rubric(lines: Sequence[RubricLine], scorer_ids: Collection[UUID], programme_id: UUID) -> None:
    """Raises ``Invalid`` ``RUBRIC_EMPTY``, ``POINTS``, ``SCORERS`` at its field."""
    if not lines:
        raise Invalid(
            "RUBRIC_EMPTY", gettext_lazy("Please name at least one thing to assess."), field="title_1"
        )
    for number, line in enumerate(lines, start=1):
        if not 1 <= line.max_points <= MAX_POINTS:
            words = gettext_lazy("Please enter 1 to 100 points.")
            raise Invalid("POINTS", words, field=f"points_{number}")
    judges = {u for role in JUDGES for u in regions.staff_of(programme_id, role)}
    if not set(scorer_ids) <= judges:
        words = gettext_lazy("Please choose scorers among the staff of this programme.")
        raise Invalid("SCORERS", words, field="scorers")


@use_case
def save_scoring(
    *,
    actor: Actor,
    programme_id: UUID,
    sheet_id: UUID,
    points: Mapping[UUID, int | None],
    comment: str = "",
    final: bool = False,
) -> Scoring:
    """Keep her points; with ``final`` they stay as they are. Only scorers of the round, only their own.

    Raises ``Invalid`` ``POINTS_MISSING``, ``POINTS`` with the line's id as field; ``Refused`` ``ALREADY_FINAL``;
    ``NotFound``.
    """
    if actor.user_id is None:
        raise NotFound
    sheet = sheet_to_score(actor.user_id, programme_id, sheet_id)
    assert sheet.round_id
    locked_round(sheet.round_id)
    scoring, _made = Scoring.objects.get_or_create(
        sheet=sheet, scorer_id=actor.user_id, defaults={"saved_at": clock.now()}
    )
    if scoring.done_at is not None:
        raise Refused(
            "ALREADY_FINAL", gettext_lazy("You have finished this one: your points stay as they are.")
        )
    for line in ScoreItem.objects.filter(round_id=sheet.round_id):
        _write_points(scoring, line, points.get(line.id), final=final)
    scoring.comment, scoring.saved_at = comment.strip(), clock.now()
    scoring.done_at = clock.now() if final else None
    scoring.save(update_fields=["comment", "saved_at", "done_at"])
    audit.record(
        actor=actor,
        action="score" if final else "save_scoring",
        target="intake.Scoring",
        target_id=scoring.id,
        sheet=sheet_id,
    )
    return scoring


@use_case
def decide_by_scores(*, actor: Actor, round_id: UUID) -> int:
    """Decide upon everybody who still waits, in the order of the scores; nobody is told yet. How many.

    Raises ``Refused`` ``OFFICER_ONLY``, ``NOT_BY_SCORES``, ``SCORING_OPEN``, ``TUTOR_MISSING``; ``NotFound``.
    """
    row, course = locked_round(round_id)
    may_decide(actor, course.programme_id).enforce()
    if row.method != Method.SELECTION:
        raise Refused("NOT_BY_SCORES", gettext_lazy("This round gives its places in another way."))
    rows = compare(row)
    if not rows or not is_complete(rows):
        raise Refused("SCORING_OPEN", gettext_lazy("Not everybody has finished scoring."))
    reason = _("The places went to those with the most points. Your rank: %(rank)s.")
    count = decide_in_order(actor, row, course, [one.sheet for one in rows], reason)
    audit.record(
        actor=actor, action="decide_by_scores", target="intake.IntakeRound", target_id=row.id, count=count
    )
    return count


def _write_points(scoring: Scoring, line: ScoreItem, points: int | None, *, final: bool) -> None:
    if points is None:
        if final:
            words = gettext_lazy("Please give points here.")
            raise Invalid("POINTS_MISSING", words, field=str(line.id))
        Point.objects.filter(scoring=scoring, criterion=line).delete()
        return
    if not 0 <= points <= line.max_points:
        limit = _("Please enter 0 to %(max)s points.") % {"max": line.max_points}
        raise Invalid("POINTS", limit, field=str(line.id))
    Point.objects.update_or_create(scoring=scoring, criterion=line, defaults={"points": points})
