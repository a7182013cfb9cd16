"""What is offered, her own region's first: many programmes stand on one page, and she lives in one town."""

from collections.abc import Iterable
from typing import Protocol, TypeVar
from uuid import UUID

from yuiwork.learning.models import CourseApplication
from yuiwork.learning.queries.courses import programme_ids_of_learner
from yuiwork.people import api as people

_WHOLE_PREFECTURE = "000"


class Offered(Protocol):
    """A course or a seminar as visitors see it. ``region_code``: five digits, of its programme's region."""

    @property
    def programme_id(self) -> UUID: ...

    @property
    def region_code(self) -> str: ...


Offer = TypeVar("Offer", bound=Offered)


def own_region_first(offers: Iterable[Offer], user_id: UUID) -> list[Offer]:
    """First of programmes she learns in or applied to and of where she lives; otherwise the order stays."""
    applied = CourseApplication.objects.filter(user_id=user_id).values_list("course__programme_id", flat=True)
    known = {*programme_ids_of_learner(user_id), *applied}
    profile = people.profile_of(user_id)
    town = profile.municipality_code if profile else ""
    return sorted(offers, key=lambda one: not (one.programme_id in known or _holds(one.region_code, town)))


def _holds(region_code: str, town: str) -> bool:
    """Is the town this region, or does it lie in it (a whole prefecture)?"""
    whole = region_code.endswith(_WHOLE_PREFECTURE)
    return bool(town) and (region_code == town or (whole and region_code[:2] == town[:2]))
