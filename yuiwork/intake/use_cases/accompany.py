"""Writing down a hearing; agreeing on a plan. Locks: the application."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from yuiwork.audit import api as audit
from yuiwork.core import clock
from yuiwork.core.actor import Actor
from yuiwork.core.errors import Invalid, NotFound, Refused
from yuiwork.core.events import publish
from yuiwork.core.submissions import the_same
from yuiwork.core.transactions import use_case
from yuiwork.intake.events import PlanAnswered, PlanShown
from yuiwork.intake.models import PLAN, Hearing, HearingWay, LearningPlan, PlanState
from yuiwork.intake.queries.plans import accompanied, prompts
from yuiwork.learning import api as learning


@use_case
def save_hearing(
    *,
    actor: Actor,
    programme_id: UUID,
    application_id: UUID,
    held_on: date,
    way: HearingWay,
    answers: Mapping[str, str],
    note: str = "",
) -> Hearing:
    """The record of one talk; later talks go on in the same record. ``held_on`` JST, not in the future.

    Raises ``Invalid`` ``HELD_LATER``, ``NOTHING_SAID``; ``NotFound`` for whoever does not accompany her.
    """
    application = accompanied(actor, programme_id, application_id)
    learning.CourseApplication.objects.select_for_update().get(id=application.id)
    known = {prompt.code for prompt in prompts()}
    kept = {code: text.strip() for code, text in answers.items() if code in known and text.strip()}
    if held_on > clock.today():
        raise Invalid("HELD_LATER", _("Please enter the day of the talk, today or before."), field="held_on")
    if not kept and not note.strip():
        raise Invalid("NOTHING_SAID", _("Please write down at least one thing that was said."))
    hearing, _made = Hearing.objects.update_or_create(
        application=application,
        defaults={
            "user_id": application.user_id,
            "held_on": held_on,
            "way": way,
            "answers": kept,
            "note": note.strip(),
            "author_id": actor.user_id,
            "saved_at": clock.now(),
        },
    )
    audit.record(actor=actor, action="save", target="intake.Hearing", target_id=hearing.id)
    return hearing


@use_case
def show_plan(
    *,
    actor: Actor,
    programme_id: UUID,
    application_id: UUID,
    submission_id: UUID,
    goal: str,
    steps: str,
    weekly_hours: int,
    support: str = "",
) -> LearningPlan:
    """A new version, shown to the learner, in place of the last. The same ``submission_id`` returns the first.

    Raises ``Invalid`` ``GOAL_EMPTY``, ``STEPS_EMPTY``, ``WEEKLY_HOURS``; ``Refused`` ``NOT_A_LEARNER``; ``Conflict``
    ``SAME_KEY_OTHER_BODY``; ``NotFound`` for whoever does not accompany her.
    """
    application = accompanied(actor, programme_id, application_id)
    learning.CourseApplication.objects.select_for_update().get(id=application.id)
    if (first := _shown_before(application_id, submission_id)) is not None:
        return first
    if application.state not in {"applied", "waiting", "accepted"}:
        raise Refused("NOT_A_LEARNER", _("This application is over, so there is nothing left to plan."))
    _check_plan(goal, steps, weekly_hours)
    version = _replace_last(application) + 1
    plan = LearningPlan.objects.create(
        application=application,
        user_id=application.user_id,
        submission_id=submission_id,
        version=version,
        goal=goal.strip(),
        steps=steps.strip(),
        weekly_hours=weekly_hours,
        support=support.strip(),
        author_id=actor.user_id,
    )
    audit.record(
        actor=actor, action="show", target="intake.LearningPlan", target_id=plan.id, version=plan.version
    )
    publish(PlanShown(plan_id=plan.id, programme_id=programme_id, user_id=application.user_id))
    return plan


def _shown_before(application_id: UUID, submission_id: UUID) -> LearningPlan | None:
    """What the same form brought the first time. Raises ``Conflict`` ``SAME_KEY_OTHER_BODY``."""
    first = LearningPlan.objects.filter(submission_id=submission_id).first()
    return the_same(first, application_id=application_id) if first else None


def _replace_last(application: learning.CourseApplication) -> int:
    """The version so far counts no longer; its number, 0 for none."""
    last = LearningPlan.objects.filter(application=application).order_by("-version").first()
    if last is None:
        return 0
    last.state = PLAN.step(last.state, "replace", by="staff")
    last.save(update_fields=["state"])
    return last.version


@use_case
def answer_plan(*, actor: Actor, plan_id: UUID, agree: bool, wish: str = "") -> LearningPlan:
    """The learner agrees, or says what she would like to be otherwise. The same answer twice is one.

    Raises ``Invalid`` ``WISH_EMPTY``; ``Refused`` ``NOT_NOW``; ``NotFound`` for anybody else's plan.
    """
    plan = (
        LearningPlan.objects.select_for_update(of=("self",))
        .select_related("application__course")
        .filter(id=plan_id)
        .first()
    )
    if plan is None or plan.application.user_id != actor.user_id:
        raise NotFound
    if plan.state == (PlanState.AGREED if agree else PlanState.ASKED):
        return plan
    if not agree and not wish.strip():
        raise Invalid("WISH_EMPTY", _("Please say what you would like to change."), field="wish")
    plan.state = PLAN.step(plan.state, "agree" if agree else "ask", by="learner")
    plan.wish, plan.answered_at = wish.strip(), clock.now()
    plan.save(update_fields=["state", "wish", "answered_at"])
    audit.record(
        actor=actor, action="agree" if agree else "ask", target="intake.LearningPlan", target_id=plan.id
    )
    publish(
        PlanAnswered(
            plan_id=plan.id,
            programme_id=plan.application.course.programme_id,
            author_id=plan.author_id,
            agreed=agree,
        )
    )
    return plan


def _check_plan(goal: str, steps: str, weekly_hours: int) -> None:
    if not goal.strip():
        raise Invalid("GOAL_EMPTY", _("Please write down the goal."), field="goal")
    if not steps.strip():
        raise Invalid("STEPS_EMPTY", _("Please write down the steps."), field="steps")
    if not 1 <= weekly_hours <= learning.MAX_WEEKLY_HOURS:
        raise Invalid("WEEKLY_HOURS", _("Please enter between 1 and 60 hours."), field="weekly_hours")
