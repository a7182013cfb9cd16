"""Telling many applicants of a course at once: the order, and the worker's part, one person at a time."""

from uuid import UUID

from django.utils.translation import gettext_lazy as _
from procrastinate.contrib.django import app

from yuiwork.audit import api as audit
from yuiwork.core.actor import Actor
from yuiwork.core.errors import DomainError, Refused
from yuiwork.core.submissions import the_same
from yuiwork.core.transactions import use_case
from yuiwork.intake.models import Announcement, Selection, SelectionState
from yuiwork.intake.policies import may_decide
from yuiwork.intake.use_cases.selection_rows import locked_application, tell
from yuiwork.learning import api as learning

TASK = "announce_decisions"  # defined in tasks.py


@use_case
def order_announcement(*, actor: Actor, course_id: UUID, submission_id: UUID) -> Announcement:
    """Tell everybody of this course whose decision is ready. The same ``submission_id`` returns the first order.

    Raises ``Refused`` ``OFFICER_ONLY``, ``NOBODY_TO_TELL``; ``Conflict`` ``SAME_KEY_OTHER_BODY``; ``NotFound``.
    """
    course = learning.locked_course(course_id)
    may_decide(actor, course.programme_id).enforce()
    first = Announcement.objects.filter(submission_id=submission_id).first()
    if first is not None:
        return the_same(first, course_id=course_id)
    ready = Selection.objects.filter(application__course_id=course_id, state=SelectionState.READY)
    if not ready.exists():
        raise Refused("NOBODY_TO_TELL", _("There is no decision waiting to be told."))
    order = Announcement.objects.create(
        course_id=course_id, submission_id=submission_id, ordered_by_id=actor.user_id
    )
    count = ready.update(announcement=order, problem="")
    audit.record(
        actor=actor, action="announce", target="intake.Announcement", target_id=order.id, count=count
    )
    app.configure_task(TASK).defer(announcement_id=str(order.id))
    return order


def carry_out(announcement_id: UUID) -> int:
    """Tell each one of the order who was not told yet, each in a transaction of her own; how many.

    One that cannot be told (the course is full by now) keeps its reason and does not keep the others waiting. Run
    twice, or again after a crash, it goes on where it stopped.
    """
    ids = Selection.objects.filter(announcement_id=announcement_id, state=SelectionState.READY)
    told = 0
    for selection_id in list(ids.order_by("created_at", "id").values_list("id", flat=True)):
        try:
            told += _tell_one(selection_id=selection_id)
        except DomainError as refusal:
            _note_problem(selection_id=selection_id, code=refusal.code)
    return told


@use_case
def _tell_one(*, selection_id: UUID) -> bool:
    locked_application(Selection.objects.values_list("application_id", flat=True).get(id=selection_id))
    selection = Selection.objects.select_for_update().get(id=selection_id)
    if selection.state != SelectionState.READY:
        return False
    tell(Actor.for_system("announcement"), selection)
    return True


@use_case
def _note_problem(*, selection_id: UUID, code: str) -> None:
    Selection.objects.filter(id=selection_id, state=SelectionState.READY).update(problem=code[:40])
