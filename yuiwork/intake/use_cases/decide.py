"""Deciding on applications, having it approved, telling the applicants. Locks: the course, then the application."""

from collections.abc import Collection
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from yuiwork.audit import api as audit
from yuiwork.core import clock
from yuiwork.core.actor import Actor
from yuiwork.core.errors import DomainError, Invalid, NotFound
from yuiwork.core.events import publish
from yuiwork.core.transactions import use_case
from yuiwork.intake.events import SelectionAnswered
from yuiwork.intake.models import SELECTION, Outcome, Selection, SelectionState
from yuiwork.intake.policies import may_approve, may_decide
from yuiwork.intake.queries.tutors import freest_tutor
from yuiwork.intake.use_cases.selection_rows import locked_application, propose, tell
from yuiwork.learning import api as learning


@use_case
def decide_application(
    *,
    actor: Actor,
    application_id: UUID,
    outcome: Outcome,
    tutor_id: UUID | None = None,
    reason: str = "",
    tell_now: bool = True,
) -> Selection:
    """Accept (with a tutor), put on the waiting list or decline (with a reason), and tell the applicant.

    With ``tell_now=False`` the decision is kept until it is told in bulk. Where the round wants the approval of the
    municipality and the actor is none of its officers, it waits for that instead. The same decision told twice is
    one. Raises ``Refused`` ``OFFICER_ONLY``, ``NOT_NOW``, ``COURSE_FULL``, ``ROUND_FULL``; ``Invalid``
    ``TUTOR_MISSING``, ``REASON_MISSING``; ``NotFound``.
    """
    application, course = locked_application(application_id)
    may_decide(actor, course.programme_id).enforce()
    told = _told_already(application, outcome)
    if told is not None:
        return told
    selection = propose(actor, application, course, outcome, tutor_id=tutor_id, reason=reason)
    if tell_now and selection.state == SelectionState.READY:
        tell(actor, selection)
    return selection


@use_case
def decide_many(
    *,
    actor: Actor,
    programme_id: UUID,
    application_ids: Collection[UUID],
    outcome: Outcome,
    reason: str = "",
) -> list[Selection]:
    """The same decision on several applications, kept until it is told; all of them or none.

    Accepted people are shared out to the tutors with the fewest learners. Raises as ``decide_application``, with
    whom it concerns in the message; ``Invalid`` ``NOBODY_CHOSEN``.
    """
    may_decide(actor, programme_id).enforce()
    rows = learning.CourseApplication.objects.filter(
        id__in=application_ids, course__programme_id=programme_id
    )
    ids = list(rows.order_by("course_id", "id").values_list("id", flat=True))
    if not ids:
        raise Invalid("NOBODY_CHOSEN", _("Please choose at least one application."), field="chosen")
    if len(ids) != len(set(application_ids)):
        raise NotFound
    decided = []
    for application_id in ids:
        application, course = locked_application(application_id)
        tutor = freest_tutor(programme_id) if outcome == Outcome.ACCEPT else None
        try:
            decided.append(propose(actor, application, course, outcome, tutor_id=tutor, reason=reason))
        except DomainError as refusal:
            who = {"name": learning.name_of(application.user_id), "why": refusal.message}
            raise type(refusal)(refusal.code, _("%(name)s: %(why)s") % who, field=refusal.field) from refusal
    return decided


@use_case
def answer_selection(*, actor: Actor, selection_id: UUID, approve: bool, answer: str = "") -> Selection:
    """The municipality approves what its contractor proposes, or sends it back with a reason (RQ06).

    Raises ``Refused`` ``OFFICER_ONLY``, ``NOT_NOW``; ``Invalid`` ``REASON_MISSING``; ``NotFound``.
    """
    application_id = (
        Selection.objects.filter(id=selection_id).values_list("application_id", flat=True).first()
    )
    if application_id is None:
        raise NotFound
    application, course = locked_application(application_id)
    may_approve(actor, course.programme_id).enforce()
    selection = Selection.objects.select_for_update().get(id=selection_id)
    wanted = SelectionState.READY if approve else SelectionState.RETURNED
    if selection.state == wanted:
        return selection
    if not approve and not answer.strip():
        raise Invalid("REASON_MISSING", _("Please say why, so that it can be put right."), field="answer")
    selection.state = SELECTION.step(selection.state, "approve" if approve else "return", by="approver")
    selection.answered_by_id, selection.answered_at = actor.user_id, clock.now()
    selection.answer = answer.strip()
    selection.save(update_fields=["state", "answered_by", "answered_at", "answer"])
    audit.record(
        actor=actor,
        action="approve" if approve else "return",
        target="intake.Selection",
        target_id=selection.id,
        application=application.id,
    )
    publish(
        SelectionAnswered(
            selection_id=selection.id,
            application_id=application.id,
            programme_id=course.programme_id,
            proposed_by=selection.proposed_by_id,
            approved=approve,
        )
    )
    return selection


@use_case
def tell_selection(*, actor: Actor, selection_id: UUID) -> Selection:
    """Tell one applicant what was decided. Twice is once.

    Raises ``Refused`` ``OFFICER_ONLY``, ``NOT_NOW``, ``COURSE_FULL``, ``ROUND_FULL``; ``NotFound``.
    """
    application_id = (
        Selection.objects.filter(id=selection_id).values_list("application_id", flat=True).first()
    )
    if application_id is None:
        raise NotFound
    _application, course = locked_application(application_id)
    may_decide(actor, course.programme_id).enforce()
    selection = Selection.objects.select_for_update().get(id=selection_id)
    if selection.state != SelectionState.TOLD:
        tell(actor, selection)
    return selection


def _told_already(application: learning.CourseApplication, outcome: Outcome) -> Selection | None:
    state = {"accept": "accepted", "wait": "waiting", "decline": "declined"}[outcome]
    if application.state != state:
        return None
    told = Selection.objects.filter(application=application, outcome=outcome, state=SelectionState.TOLD)
    return told.order_by("-told_at").first()
