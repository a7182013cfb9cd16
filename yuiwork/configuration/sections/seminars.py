"""``seminars``: seminars and exchange meetings. Only added by file: what people have applied for is changed on its page.

One that was called off is known, so that an older file does not announce it again, but not written out any more.
"""

from typing import Any, Literal, Self

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from pydantic import Field
from pydantic import model_validator as after_all

from yuiwork.configuration.schema import Moment, Row, Short, Text
from yuiwork.configuration.section import Section
from yuiwork.configuration.sections.childcare import usual
from yuiwork.configuration.sections.rows import list_section
from yuiwork.core.actor import Actor
from yuiwork.learning import api as learning
from yuiwork.regions import api as regions
from yuiwork.surveys import api as surveys


class Seminar(Row):
    """0 seats: not offered. Times in Japan. ``survey``: the title of a survey of this programme.

    ``series``: what it belongs to, such as monthly exchange meetings (programmes.md 1.2). ``apply_until``: where
    applications close before it begins.
    """

    title: Short
    kind: Literal["publicity", "trial", "business_meeting", "exchange"] = "publicity"
    series: str = ""
    description: Text
    starts_at: Moment
    ends_at: Moment
    apply_until: Moment | None = None
    venue_name: str = ""
    venue_address: str = ""
    venue_access: str = ""
    venue_seats: int = Field(default=0, ge=0)
    online_url: str = ""
    online_seats: int = Field(default=0, ge=0)
    childcare_offered: bool = False
    survey: str = ""

    @after_all(mode="after")
    def possible(self) -> Self:
        if self.ends_at <= self.starts_at:
            raise ValueError(_("The end must be after the beginning."))
        if not self.venue_seats and not self.online_seats:
            raise ValueError(_("Please offer seats at the venue, online, or both."))
        if self.apply_until is not None and self.apply_until > self.ends_at:
            raise ValueError(_("Applications must close before the end."))
        return self


def _save(actor: Actor, programme: regions.Programme, row: dict[str, Any]) -> None:
    known = {plan.title: plan.id for plan in surveys.survey_plans(programme.id)}
    seminar = learning.create_seminar(
        actor=actor,
        programme_id=programme.id,
        survey_id=known.get(row.pop("survey")),
        series_title=row.pop("series"),
        **row,
    )
    offered = usual(programme) if seminar.childcare_offered else None
    if offered is not None:
        learning.set_seminar_childcare(actor=actor, seminar_id=seminar.id, **offered)


SECTIONS: tuple[Section, ...] = (
    list_section(
        "seminars",
        gettext_lazy("Seminars"),
        Seminar,
        ("title", "starts_at"),
        read=lambda p: [plan.values for plan in learning.seminar_plans(p.id)],
        written=lambda p: [plan.values for plan in learning.seminar_plans(p.id) if not plan.called_off],
        save=_save,
        changes=False,
    ),
)
