"""Applying for a course: keeping a draft, sending it. Locks: the course, then the sheet."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from yuiwork.audit import api as audit
from yuiwork.core import clock
from yuiwork.core.actor import Actor
from yuiwork.core.errors import Conflict, Invalid, NotFound
from yuiwork.core.submissions import the_same
from yuiwork.core.transactions import use_case
from yuiwork.intake.eligibility import Checked, check
from yuiwork.intake.models import SHEET, ApplicationSheet, IntakeRound, Method, TaskKind
from yuiwork.intake.policies import may_apply
from yuiwork.intake.queries.rounds import current_round
from yuiwork.intake.queries.sheets import draft_of
from yuiwork.intake.receipts import new_receipt
from yuiwork.intake.use_cases.first_come import give_place_or_wait
from yuiwork.intake.use_cases.question_rows import keep_answers
from yuiwork.intake.use_cases.sheet_rows import TASK_TEXT_LIMIT, write_draft
from yuiwork.learning import api as learning
from yuiwork.people import api as people
from yuiwork.regions import api as regions


@use_case
def save_application_draft(
    *,
    actor: Actor,
    course_id: UUID,
    typed: Mapping[str, object],
    files: Sequence[learning.Upload] = (),
    remove_file_ids: Sequence[UUID] = (),
    base: str | None = None,
) -> ApplicationSheet:
    """Keep what stands in her form, right or wrong; nobody else sees it.

    ``base``: the ``ApplicationSheet.base`` that her page began with; None overwrites. Raises ``Conflict``
    ``DRAFT_NEWER`` when another device has saved since; ``Invalid`` ``DRAFT_TOO_LONG``, ``TOO_MANY_FILES``, ``FILE_*``;
    ``Refused`` ``TOO_EARLY``, ``TOO_LATE``, ``PROGRAMME_ENDED``; ``NotFound``.
    """
    if actor.user_id is None:
        raise NotFound
    course = learning.locked_course(course_id)
    row = current_round(course_id)
    may_apply(learning.may_apply_for(actor, course), row, clock.today()).enforce()
    newest = draft_of(course_id, actor.user_id)
    if base is not None and newest is not None and newest.base != base:
        words = _(
            "This draft was saved on another device in the meantime. Save once more to keep this page's text."
        )
        raise Conflict("DRAFT_NEWER", words)
    sheet = write_draft(
        course_id=course_id,
        row=row,
        user_id=actor.user_id,
        typed=typed,
        files=files,
        remove_file_ids=remove_file_ids,
    )
    audit.record(actor=actor, action="save_draft", target="intake.ApplicationSheet", target_id=sheet.id)
    return sheet


@use_case
def send_application(
    *,
    actor: Actor,
    course_id: UUID,
    submission_id: UUID,
    motive: str,
    weekly_hours: int,
    worries: str = "",
    statements: Collection[str] = (),
    although: bool = False,
    task_text: str = "",
    answers: Mapping[str, Any] | None = None,
    question_set_id: UUID | None = None,
    files: Sequence[learning.Upload] = (),
    remove_file_ids: Sequence[UUID] = (),
) -> ApplicationSheet:
    """Apply in the round that is open (or in the ordinary way of a course without rounds).

    The same ``submission_id`` again returns the first. ``although`` a condition is not fulfilled: the office decides.
    ``question_set_id``: the version of the form that she read. Raises what ``learning.apply_for_course`` raises, and
    ``Refused`` ``TOO_EARLY``; ``Invalid`` ``NOT_ELIGIBLE``, ``TASK_*``, ``TOO_MANY_FILES``, ``FILE_*``.
    """
    course = learning.locked_course(course_id)
    if (first := _sent_before(actor, course_id, submission_id)) is not None:
        return first
    row = current_round(course_id)
    may_apply(learning.may_apply_for(actor, course), row, clock.today()).enforce()
    application = learning.enter_course_application(
        actor=actor, course_id=course_id, submission_id=submission_id,
        motive=motive, weekly_hours=weekly_hours, worries=worries,
    )  # fmt: skip
    verdict = _verdict(course, application, statements, although=although)
    sheet = _draft_to_send(row, application, files, remove_file_ids)
    sheet.statements, sheet.task_text = sorted(statements), _checked_task(sheet, row, task_text)
    keep_answers(sheet, row, answers or {}, question_set_id)
    _mark_sent(actor, sheet, application, verdict)
    _decide_at_once(sheet, course)
    return sheet


def _decide_at_once(sheet: ApplicationSheet, course: learning.Course) -> None:
    """Where who comes first has a place; the office looks at those whose conditions it must check."""
    row = sheet.round
    if row is not None and row.method == Method.FIRST_COME and sheet.eligible == "holds":
        give_place_or_wait(sheet, course, row)


def _sent_before(actor: Actor, course_id: UUID, submission_id: UUID) -> ApplicationSheet | None:
    """What the same form brought the first time. Raises ``Conflict`` ``SAME_KEY_OTHER_BODY``."""
    first = ApplicationSheet.objects.filter(application__submission_id=submission_id).first()
    return the_same(first, course_id=course_id, user_id=actor.user_id) if first else None


def _draft_to_send(
    row: IntakeRound | None,
    application: learning.CourseApplication,
    files: Sequence[learning.Upload],
    remove_file_ids: Sequence[UUID],
) -> ApplicationSheet:
    """Her sheet with its files; what stood in the fields is in the application from now on."""
    return write_draft(
        course_id=application.course_id,
        row=row,
        user_id=application.user_id,
        typed={},
        files=files,
        remove_file_ids=remove_file_ids,
    )


def _verdict(
    course: learning.Course,
    application: learning.CourseApplication,
    statements: Collection[str],
    *,
    although: bool,
) -> Checked:
    """Whether the conditions hold. Raises ``Invalid`` ``NOT_ELIGIBLE``, unless she applies ``although`` one fails."""
    profile = people.profile_of(application.user_id)
    assert profile is not None
    programme = regions.programme(course.programme_id)
    verdict = check(programme, profile, ticked=statements, weekly_hours=application.weekly_hours)
    if verdict.answer == "fails" and not although:
        words = _(
            "A condition of this programme is not fulfilled. Please read it, and tick here to apply all the same."
        )
        raise Invalid("NOT_ELIGIBLE", words, field="although")
    return verdict


def _checked_task(sheet: ApplicationSheet, row: IntakeRound | None, text: str) -> str:
    """What is kept of her text. Raises ``Invalid`` ``TASK_MISSING``, ``TASK_TOO_LONG``."""
    kind = row.task_kind if row else TaskKind.NONE
    if kind == TaskKind.TEXT and not text.strip():
        raise Invalid("TASK_MISSING", _("Please write your answer to the task."), field="task_text")
    if kind == TaskKind.FILE and not sheet.files.exists():
        raise Invalid("TASK_MISSING", _("Please choose the file with your answer."), field="uploads")
    if len(text) > TASK_TEXT_LIMIT:
        raise Invalid("TASK_TOO_LONG", _("Please keep it within 20,000 characters."), field="task_text")
    return text.strip()


def _mark_sent(
    actor: Actor, sheet: ApplicationSheet, application: learning.CourseApplication, verdict: Checked
) -> None:
    sheet.state = SHEET.step(sheet.state, "send", by="applicant")
    sheet.application = application
    sheet.eligible, sheet.eligibility = verdict.answer, verdict.as_json()
    sheet.sent_at, sheet.receipt = clock.now(), new_receipt()
    sheet.save()
    audit.record(
        actor=actor,
        action="send",
        target="intake.ApplicationSheet",
        target_id=sheet.id,
        round=sheet.round_id or "",
        receipt=sheet.receipt,
    )
