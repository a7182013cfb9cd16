"""``childcare``: what a programme usually offers at a seminar or session with childcare (programmes.md 3.1 RQ13)."""

from typing import Self

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from pydantic import Field, TypeAdapter
from pydantic import model_validator as after_all

from yuiwork.childcare import api as childcare
from yuiwork.configuration.schema import Count, Row, Yen
from yuiwork.configuration.section import Plain, Section
from yuiwork.core.actor import Actor
from yuiwork.regions import api as regions


class Childcare(Row):
    """Ages in whole months; cost of one date in yen; days from the date until the children's records are deleted."""

    carers: Count
    children_per_carer: Count
    places: Count
    min_months: int = Field(ge=0, le=216)
    max_months: int = Field(ge=0, le=216)
    keep_days: int = Field(default=30, ge=1, le=366)
    bring: str = ""
    cost_yen: Yen | None = None

    @after_all(mode="after")
    def possible(self) -> Self:
        most = self.carers * self.children_per_carer
        if self.places > most:
            words = _(
                "%(carers)d members of staff can look after %(most)d children. Please offer fewer places or "
                "add a member of staff."
            )
            raise ValueError(words % {"carers": self.carers, "most": most})
        if self.max_months < self.min_months:
            raise ValueError(_("Please check the ages: from the youngest to the oldest."))
        return self


def usual(programme: regions.Programme) -> childcare.OccasionData | None:
    """What a new date with childcare begins with."""
    row = childcare.standard_of(programme.id)
    if row is None:
        return None
    return childcare.OccasionData(
        places=row.places,
        carers=row.carers,
        children_per_carer=row.children_per_carer,
        min_months=row.min_months,
        max_months=row.max_months,
        bring=row.bring,
        cost_yen=row.cost_yen,
        keep_days=row.keep_days,
    )


def _read(programme: regions.Programme) -> Plain:
    return usual(programme)


def _write(actor: Actor, programme: regions.Programme, present: Plain, wanted: Plain) -> None:
    new = Childcare.model_validate(wanted)
    childcare.set_standard(
        actor=actor,
        programme_id=programme.id,
        places=new.places,
        carers=new.carers,
        children_per_carer=new.children_per_carer,
        min_months=new.min_months,
        max_months=new.max_months,
        bring=new.bring,
        cost_yen=new.cost_yen,
        keep_days=new.keep_days,
    )


SECTIONS = (
    Section(
        "childcare",
        gettext_lazy("Childcare"),
        TypeAdapter(Childcare),
        _read,
        _write,
    ),
)
