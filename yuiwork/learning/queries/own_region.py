"""What is offered, her own region's first: many programmes stand on one page, and she lives in one town."""

from collections.abc import Iterable
from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class OwnRegion:
    """Programmes she learns in or applied to, and the town she lives in (five digits; empty when unknown)."""

    programme_ids: frozenset[UUID]
    town: str

    def first(self, offers: Iterable[Offer]) -> list[Offer]:
        """First what is offered there; otherwise the order stays."""
        return sorted(
            offers,
            key=lambda one: (
                not (one.programme_id in self.programme_ids or _holds(one.region_code, self.town))
            ),
        )


def own_region(user_id: UUID) -> OwnRegion:
    """Read once for a page, however many lists it sorts."""
    applied = CourseApplication.objects.filter(user_id=user_id).values_list("course__programme_id", flat=True)
    profile = people.profile_of(user_id)
    return OwnRegion(
        frozenset({*programme_ids_of_learner(user_id), *applied}),
        profile.municipality_code if profile else "",
    )


def _holds(region_code: str, town: str) -> bool:
    """Is the town this region, or does it lie in it (a whole prefecture)?"""
    whole = region_code.endswith(_WHOLE_PREFECTURE)
    return bool(town) and (region_code == town or (whole and region_code[:2] == town[:2]))
