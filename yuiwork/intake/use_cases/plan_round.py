"""Planning a round, announcing it, closing it."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from yuiwork.audit import api as audit
from yuiwork.core import clock
from yuiwork.core.actor import Actor
from yuiwork.core.errors import Invalid, NotFound, Refused
from yuiwork.core.events import publish
from yuiwork.core.submissions import the_same
from yuiwork.core.transactions import inside_transaction, use_case
from yuiwork.intake.events import RoundAnnounced
from yuiwork.intake.models import ROUND, IntakeRound, Method, RoundState, SheetState, TaskKind
from yuiwork.intake.policies import may_decide
from yuiwork.intake.use_cases.lottery_rows import commit_seed, freeze_entries
from yuiwork.intake.use_cases.offers import offer_free_place
from yuiwork.intake.use_cases.question_rows import fix_questions
from yuiwork.learning import api as learning

MAX_OFFER_DAYS = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundTerms:
    """What is said about a round. Days JST, both included."""

    title: str
    opens_on: date
    closes_on: date
    seats: int
    method: Method = Method.SELECTION
    intro: str = ""
    needs_approval: bool = False
    offer_days: int = 3
    task_kind: TaskKind = TaskKind.NONE
    task_title: str = ""
    task_instruction: str = ""


@use_case
def create_round(*, actor: Actor, course_id: UUID, submission_id: UUID, terms: RoundTerms) -> IntakeRound:
    """Plan a round; nobody outside sees it before it is announced. The same ``submission_id`` returns the first.

    Raises ``Refused`` ``OFFICER_ONLY``; ``Invalid`` as ``_checked``; ``Conflict`` ``SAME_KEY_OTHER_BODY``;
    ``NotFound``.
    """
    course = learning.locked_course(course_id)
    may_decide(actor, course.programme_id).enforce()
    first = IntakeRound.objects.filter(submission_id=submission_id).first()
    if first is not None:
        return the_same(first, course_id=course_id)
    _checked(terms, course)
    last = IntakeRound.objects.filter(course_id=course_id).order_by("-number").first()
    row = IntakeRound(course_id=course_id, submission_id=submission_id, number=last.number + 1 if last else 1)
    _write(row, terms)
    audit.record(actor=actor, action="plan", target="intake.IntakeRound", target_id=row.id, course=course_id)
    return row


@use_case
def change_round(*, actor: Actor, round_id: UUID, terms: RoundTerms) -> IntakeRound:
    """Change what is said about a round. Once somebody has applied, only words, last day and seats may change.

    Raises as ``create_round``, and ``Refused`` ``ROUND_IN_USE``, ``NOT_NOW`` for a closed one.
    """
    row, course = locked_round(round_id)
    may_decide(actor, course.programme_id).enforce()
    if row.state == RoundState.CLOSED:
        raise Refused("NOT_NOW", _("This round is closed. Its record can no longer be changed."))
    _checked(terms, course)
    if row.sheets.filter(state=SheetState.SENT).exists() and _rules(row) != (
        terms.method, terms.needs_approval, terms.task_kind, terms.task_title, terms.task_instruction,
    ):  # fmt: skip
        raise Refused(
            "ROUND_IN_USE",
            _("Somebody has already applied, so the method, the task and the approval stay as announced."),
        )
    more = terms.seats - row.seats
    _write(row, terms)
    if row.state == RoundState.OPEN:
        learning.keep_applications_open(course_id=course.id, until=row.closes_on)
        for _place in range(more):
            offer_free_place(course, row)
    audit.record(actor=actor, action="change", target="intake.IntakeRound", target_id=row.id)
    return row


@use_case
def announce_round(*, actor: Actor, round_id: UUID) -> IntakeRound:
    """Tell everybody. Twice is once. Raises ``Refused`` ``OFFICER_ONLY``, ``NOT_NOW``; ``NotFound``."""
    row, course = locked_round(round_id)
    may_decide(actor, course.programme_id).enforce()
    if row.state == RoundState.OPEN:
        return row
    if row.closes_on < clock.today():
        raise Refused("TOO_LATE", _("The last day for applications has passed. Please choose a later one."))
    row.state = ROUND.step(row.state, "publish", by="staff")
    row.save(update_fields=["state"])
    commit_seed(row)
    fix_questions(actor, row)
    learning.keep_applications_open(course_id=course.id, until=row.closes_on)
    audit.record(actor=actor, action="announce", target="intake.IntakeRound", target_id=row.id)
    publish(RoundAnnounced(round_id=row.id, programme_id=course.programme_id, course_id=course.id))
    return row


@use_case
def close_round(*, actor: Actor, round_id: UUID) -> IntakeRound:
    """No more applications from now on. Twice is once. Raises ``Refused`` ``OFFICER_ONLY``, ``NOT_NOW``."""
    row, course = locked_round(round_id)
    may_decide(actor, course.programme_id).enforce()
    if row.state == RoundState.CLOSED:
        return row
    row.state = ROUND.step(row.state, "close", by="clock" if actor.system else "staff")
    row.save(update_fields=["state"])
    freeze_entries(row)
    audit.record(actor=actor, action="close", target="intake.IntakeRound", target_id=row.id)
    return row


@inside_transaction
def locked_round(round_id: UUID) -> tuple[IntakeRound, learning.Course]:
    """The round with its course, both locked, the course first. Raises ``NotFound``."""
    course_id = IntakeRound.objects.filter(id=round_id).values_list("course_id", flat=True).first()
    if course_id is None:
        raise NotFound
    course = learning.locked_course(course_id)
    return IntakeRound.objects.select_for_update().get(id=round_id), course


def _rules(row: IntakeRound) -> tuple[object, ...]:
    return row.method, row.needs_approval, row.task_kind, row.task_title, row.task_instruction


def _checked(terms: RoundTerms, course: learning.Course) -> None:
    """Raises ``Invalid`` ``DATES``, ``SEATS``, ``OFFER_DAYS``, ``TASK_WORDS``, ``APPROVAL`` at the field."""
    if terms.closes_on < terms.opens_on:
        raise Invalid("DATES", _("Please choose a day after the first one."), field="closes_on")
    if terms.closes_on >= course.ends_on:
        raise Invalid("DATES", _("The course has ended by then."), field="closes_on")
    if not 1 <= terms.seats <= course.capacity:
        words = _("The course has %(count)s places.") % {"count": course.capacity}
        raise Invalid("SEATS", words, field="seats")
    if not 1 <= terms.offer_days <= MAX_OFFER_DAYS:
        raise Invalid("OFFER_DAYS", _("Please enter 1 to 30 days."), field="offer_days")
    if terms.method == Method.FIRST_COME and terms.needs_approval:
        raise Invalid(
            "APPROVAL",
            _(
                "With “first come, first served”, people are accepted at once: there is nothing left to "
                "approve."
            ),
            field="needs_approval",
        )
    if terms.task_kind == TaskKind.NONE:
        return
    for name in ("task_title", "task_instruction"):
        if not getattr(terms, name).strip():
            raise Invalid("TASK_WORDS", _("Please say what the task is."), field=name)


def _write(row: IntakeRound, terms: RoundTerms) -> None:
    for name in RoundTerms.__slots__:
        value = getattr(terms, name)
        setattr(row, name, value.strip() if type(value) is str else value)
    row.save()
