"""育つ: graduates and staff of a programme with the step each stands on, and what could come next."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from yuiwork.core.actor import Actor, Role
from yuiwork.core.errors import NotFound
from yuiwork.core.web.components import NextStep
from yuiwork.learning import api as learning
from yuiwork.people import api as people
from yuiwork.regions import api as regions


@dataclass(frozen=True, slots=True)
class Grower:
    """One person: her certificates here, and the roles she holds now (role, level)."""

    user_id: UUID
    name: str
    completed_on: date | None
    roles: tuple[tuple[str, int], ...]

    @property
    def rung(self) -> str:
        held = {role for role, _level in self.roles}
        return next((rung for rung in reversed(regions.RUNGS) if rung in held), regions.LEARNER)


def growers(programme_id: UUID) -> list[Grower]:
    """Everybody who can take a step: graduates, tutors, directors; the highest step first, then by completion."""
    completed: dict[UUID, date] = {}
    for view in learning.completions_of(programme_id):
        completed.setdefault(view.user_id, view.completed_on)
    roles: dict[UUID, list[tuple[str, int]]] = {}
    for line in regions.staff_history(programme_id):
        if line.held and line.role in regions.RUNGS:
            roles.setdefault(line.user_id, []).append((line.role, line.level))
    profiles = people.profiles_of({*completed, *roles})
    found = [
        Grower(user_id, profile.full_name, completed.get(user_id), tuple(roles.get(user_id, [])))
        for user_id, profile in profiles.items()
    ]
    return sorted(found, key=lambda g: (-regions.RUNGS.index(g.rung), g.completed_on or date.min, g.name))


def grower(programme_id: UUID, user_id: UUID) -> Grower:
    """Raises ``NotFound`` for people who have neither learned nor served here."""
    found = next((one for one in growers(programme_id) if one.user_id == user_id), None)
    if found is None:
        raise NotFound
    return found


def decisions_waiting(actor: Actor) -> list[NextStep]:
    """For 今日: proposals that this officer has not made herself, and can decide about."""
    return [
        NextStep(
            title=_("Decide about a step up in “%(name)s”") % {"name": programme.name},
            label=_("Read the proposal"),
            url=reverse("portal:growth_decide", args=[programme.slug, promotion.id]),
        )
        for programme in regions.programmes_for_staff(actor, Role.OFFICER)
        for promotion in regions.promotions_waiting(programme.id)
        if promotion.proposed_by_id != actor.user_id
    ]


def steps_of(person: Grower) -> list[tuple[Role, int]]:
    """The steps that she could be proposed for: what she does not hold yet."""
    held = dict(person.roles)
    steps = [(Role(rung), regions.FIRST_LEVEL) for rung in regions.RUNGS[1:] if rung not in held]
    if held.get(Role.DIRECTOR.value) == regions.FIRST_LEVEL:
        steps.append((Role.DIRECTOR, regions.SECOND_LEVEL))
    return steps
