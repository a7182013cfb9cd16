"""What this room asks of a person next: an applicant's answer to an offer, an officer's decisions and approvals."""

from collections.abc import Iterator
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from yuiwork.core.actor import Actor
from yuiwork.core.web.components import NextStep
from yuiwork.intake.models import Selection, SelectionState
from yuiwork.intake.policies import APPROVERS, DECIDERS
from yuiwork.intake.queries.offers import open_offers_of
from yuiwork.intake.queries.plans import plans_to_answer
from yuiwork.intake.queries.scoring import open_count
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
        *_to_approve(actor),
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
                    "%(count)d application waits for your points",
                    "%(count)d applications wait for your points",
                    count,
                )
                % {"count": count},
                label=_("Score applications"),
                url=reverse("intake:my_scoring", args=[programme.slug]),
            )


def _to_decide(actor: Actor) -> Iterator[NextStep]:
    for programme in regions.programmes_for_staff(actor, *DECIDERS):
        count = learning.applications_of(programme.id, states=["applied"]).count()
        if count:
            yield NextStep(
                title=ngettext(
                    "%(count)d application waits for a decision",
                    "%(count)d applications wait for a decision",
                    count,
                )
                % {"count": count},
                label=_("Decide on applications"),
                url=reverse("intake:applications", args=[programme.slug]),
            )


def _to_approve(actor: Actor) -> Iterator[NextStep]:
    for programme in regions.programmes_for_staff(actor, *APPROVERS):
        count = Selection.objects.filter(
            application__course__programme_id=programme.id, state=SelectionState.PROPOSED
        ).count()
        if count:
            yield NextStep(
                title=ngettext(
                    "%(count)d decision waits for your approval",
                    "%(count)d decisions wait for your approval",
                    count,
                )
                % {"count": count},
                label=_("Read and approve"),
                url=reverse("intake:approvals", args=[programme.slug]),
            )
