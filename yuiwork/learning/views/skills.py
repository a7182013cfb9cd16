"""スキルマップ of a learner: her chart and table, her own estimate."""

from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from yuiwork.core.errors import Invalid
from yuiwork.core.web.policy import Audience, page
from yuiwork.core.web.request import Request
from yuiwork.core.web.respond import done, show
from yuiwork.learning.queries.completion import pieces_of_learner
from yuiwork.learning.queries.courses import programme_ids_of_learner
from yuiwork.learning.queries.skills import by_job_kind, skill_figure, skill_map, skill_of_learner
from yuiwork.learning.use_cases import estimate_skill
from yuiwork.regions import api as regions


@page(Audience.SIGNED_IN)
def skills(request: Request) -> HttpResponse:
    """Each programme she learns in: chart, table, history, and what she has published."""
    user_id = request.actor.user_id
    assert user_id is not None
    maps = []
    for programme_id in programme_ids_of_learner(user_id):
        states = skill_map(user_id, programme_id)
        if states:
            maps.append((regions.programme(programme_id), skill_figure(states), by_job_kind(states)))
    context = {"maps": maps, "pieces": pieces_of_learner(user_id)}
    return show(request, "learning/skills.html", context)


@page(Audience.SIGNED_IN, methods=("POST",))
def skill_estimate(request: Request, skill_id: UUID) -> HttpResponse:
    """Her own estimate: one tap."""
    assert request.actor.user_id is not None
    skill = skill_of_learner(request.actor.user_id, skill_id)
    level = request.POST.get("level", "")
    if not level.isdecimal():
        raise Invalid("LEVEL", _("Please choose one of the four levels."))
    estimate_skill(actor=request.actor, skill_id=skill.id, level=int(level))
    return done(request, f"{reverse('learning:skills')}#skill-{skill.id}", _("Your estimate is saved."))
