"""Reads of the community room."""

from dataclasses import dataclass

from yuiwork.community.models import CircleMember
from yuiwork.core.actor import Actor
from yuiwork.people import api as people
from yuiwork.regions import api as regions


@dataclass(frozen=True, slots=True)
class CircleView:
    """A circle as its members see it: the names they chose to show."""

    programme: regions.Programme
    names: list[str]


def circles_of(actor: Actor) -> list[CircleView]:
    """The circles she belongs to. Members see each other, nobody else does."""
    if actor.user_id is None:
        return []
    mine = CircleMember.objects.filter(user_id=actor.user_id).select_related("circle")
    views = []
    for membership in mine.order_by("created_at"):
        ids = (
            CircleMember.objects.filter(circle=membership.circle)
            .order_by("created_at")
            .values_list("user_id", flat=True)
        )
        profiles = people.profiles_of(ids)
        names = [profiles[i].shown_name for i in ids if i in profiles]
        views.append(CircleView(regions.programme(membership.circle.programme_id), names))
    return views
