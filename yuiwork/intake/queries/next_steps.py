"""What this room asks of a person next: an applicant's answer to an offer, an officer's decisions, draws and letters.

What the office owes to applicants is due before their course begins.
"""

from collections.abc import Iterator
from uuid import UUID

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from yuiwork.core.actor import Actor
from yuiwork.core.web.components import NextStep
from yuiwork.intake.models import IntakeRound, Selection, SelectionState
from yuiwork.intake.policies import APPROVERS, DECIDERS
from yuiwork.intake.queries.offers import open_offers_of
from yuiwork.intake.queries.plans import plans_to_answer
from yuiwork.intake.queries.scoring import open_count
from yuiwork.intake.queries.selections import courses_with_untold
from yuiwork.learning import api as learning
from yuiwork.regions import api as regions


def next_steps(actor: Actor) -> list[NextStep]:
    """For 今日: each a sentence, a button, a date. Nothing for visitors."""
    if actor.user_id is None:
        return []
    return [
        *_to_answer(actor.user_id),
        *_to_agree(actor.user_id),
        *_to_score(actor),
        *_to_decide(actor),
        *_to_draw(actor),
        *_to_approve(actor),
        *_to_tell(actor),
    ]


def _to_answer(user_id: UUID) -> Iterator[NextStep]:
    for offer in open_offers_of(user_id):
        yield NextStep(
            title=_("A place in “%(course)s” has become free for you")
            % {"course": offer.application.course.title},
            label=_("Read the offer"),
            url=reverse("intake:offer", args=[offer.id]),
            due=offer.answer_by,
        )


def _to_agree(user_id: UUID) -> Iterator[NextStep]:
    for plan in plans_to_answer(user_id):
        yield NextStep(
            title=_("Your learning plan for “%(course)s” is ready")
            % {"course": plan.application.course.title},
            label=_("Read the plan"),
            url=reverse("intake:plan", args=[plan.id]),
        )


def _to_score(actor: Actor) -> Iterator[NextStep]:
    assert actor.user_id is not None
    for programme in regions.programmes_for_staff(actor):
        count = open_count(actor.user_id, programme.id)
        if count:
            yield NextStep(
                title=ngettext(
                    "%(count)d application is waiting for your points",
                    "%(count)d applications are waiting for your points",
                    count,
                )
                % {"count": count},
                label=_("Score applications"),
                url=reverse("intake:my_scoring", args=[programme.slug]),
            )


def _to_decide(actor: Actor) -> Iterator[NextStep]:
    for programme in regions.programmes_for_staff(actor, *DECIDERS):
        waiting = learning.applications_of(programme.id, states=["applied"])
        # Where lots are to be drawn, that is what decides; what is decided waits for its approval or its letter.
        decided = Selection.objects.filter(state__in=[SelectionState.PROPOSED, SelectionState.READY])
        rows = waiting.exclude(sheet__round__in=_undrawn()).exclude(selections__in=decided)
        days = list(rows.values_list("course__starts_on", flat=True))
        if days:
            yield NextStep(
                title=ngettext(
                    "%(count)d application is waiting for a decision",
                    "%(count)d applications are waiting for a decision",
                    len(days),
                )
                % {"count": len(days)},
                label=_("Decide on applications"),
                url=reverse("intake:applications", args=[programme.slug]),
                due=min(days),
            )


def _to_draw(actor: Actor) -> Iterator[NextStep]:
    for programme in regions.programmes_for_staff(actor, *DECIDERS):
        for row in _undrawn().filter(course__programme_id=programme.id).select_related("course"):
            yield NextStep(
                title=_("Draw lots for “%(course)s”") % {"course": row.course.title},
                label=_("Open the round"),
                url=reverse("intake:round", args=[programme.slug, row.id]),
                due=row.course.starts_on,
            )


def _undrawn() -> QuerySet[IntakeRound]:
    """Rounds that are closed with somebody in the draw."""
    frozen = IntakeRound.objects.filter(lottery__frozen_at__isnull=False, lottery__drawn_at=None)
    return frozen.exclude(lottery__entries=[])


def _to_approve(actor: Actor) -> Iterator[NextStep]:
    for programme in regions.programmes_for_staff(actor, *APPROVERS):
        rows = Selection.objects.filter(
            application__course__programme_id=programme.id, state=SelectionState.PROPOSED
        )
        days = list(rows.values_list("application__course__starts_on", flat=True))
        if days:
            yield NextStep(
                title=ngettext(
                    "%(count)d decision is waiting for your approval",
                    "%(count)d decisions are waiting for your approval",
                    len(days),
                )
                % {"count": len(days)},
                label=_("Read and approve"),
                url=reverse("intake:approvals", args=[programme.slug]),
                due=min(days),
            )


def _to_tell(actor: Actor) -> Iterator[NextStep]:
    for programme in regions.programmes_for_staff(actor, *DECIDERS):
        for course, count in courses_with_untold(programme.id):
            yield NextStep(
                title=ngettext(
                    "%(count)d person is waiting for the letter about “%(course)s”",
                    "%(count)d people are waiting for the letter about “%(course)s”",
                    count,
                )
                % {"count": count, "course": course.title},
                label=_("Read and send the letters"),
                url=reverse("intake:telling_course", args=[programme.slug, course.id]),
                due=course.starts_on,
            )
