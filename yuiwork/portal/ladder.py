"""The ladder 知る → 学ぶ → はじめての仕事 → ひとりで → 仲間と: where a person stands, and what is missing.

A rung is reached by something that happened, never by a percentage.
"""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from yuiwork.community import api as community
from yuiwork.core.actor import Actor
from yuiwork.core.web.components import NextStep, Step, StepState, Text
from yuiwork.learning import api as learning
from yuiwork.market import api as market


@dataclass(frozen=True, slots=True)
class Rung:
    label: Text
    reached: bool
    missing: Text
    offer: NextStep


def rungs_of(actor: Actor) -> list[Rung]:
    """The five rungs with what is missing for each, in order."""
    assert actor.user_id is not None
    learned = learning.progress_of(actor.user_id)
    worked = market.paid_work_of(actor.user_id)
    with_others = bool(community.circles_of(actor)) and worked.paid_jobs >= 2
    return [
        Rung(
            _("Find out"), learned.attended_seminar or learned.enrolled, _("Take part in a seminar."),
            NextStep(_("Come to a seminar and hear how it works."), _("See the seminars"), reverse("portal:home")),
        ),
        Rung(
            _("Learn"), learned.completed, _("Complete a course."),
            NextStep(_("Learn the basics in a course, in short slots."), _("See the courses"), reverse("learning:home")),
        ),
        Rung(
            _("First job, with support"), worked.paid_jobs >= 1, _("Finish a first paid job."),
            NextStep(_("Take a first job with a tutor at your side."), _("See first jobs"), reverse("market:jobs")),
        ),
        Rung(
            _("On your own"), worked.paid_jobs_alone >= 1, _("Finish a paid job without coaching."),
            NextStep(_("Propose for a job of your own choice."), _("See the jobs"), reverse("market:jobs")),
        ),
        Rung(
            _("With others"), with_others, _("Join your circle and share a job."),
            NextStep(_("Meet the others in your circle."), _("See your circle"), reverse("community:circles")),
        ),
    ]  # fmt: skip


def ladder_of(rungs: list[Rung]) -> list[Step]:
    """For ``ui/steps.html``: reached rungs are done, the first one not reached is now."""
    steps: list[Step] = []
    now_given = False
    for rung in rungs:
        if rung.reached:
            steps.append(Step(rung.label, StepState.DONE))
        else:
            steps.append(Step(rung.label, StepState.NEXT if now_given else StepState.NOW, rung.missing))
            now_given = True
    return steps


def next_rung(rungs: list[Rung]) -> NextStep | None:
    """The offer of the first rung not reached yet."""
    return next((rung.offer for rung in rungs if not rung.reached), None)
