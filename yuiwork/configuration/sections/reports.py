"""``reports``: which reports the contract or the grant asks for, and until when (programmes.md 3.1 RQ28, RQ31; 4.2)."""

from typing import Any, Self
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from pydantic import field_validator
from pydantic import model_validator as after_all

from yuiwork.configuration.schema import Day, Row, Text
from yuiwork.configuration.section import Section
from yuiwork.configuration.sections.rows import list_section
from yuiwork.core.actor import Actor
from yuiwork.japan.dates import fiscal_year, fiscal_year_bounds
from yuiwork.regions import api as regions
from yuiwork.reports import api as reports


class Duty(Row):
    """Days JST, both inside. A report of a whole year is about 1 April to 31 March."""

    kind: Text
    first: Day
    last: Day
    due_on: Day
    note: str = ""

    @field_validator("kind")
    @classmethod
    def known(cls, kind: str) -> str:
        if kind not in reports.KINDS:
            raise ValueError(_("Please write one of: %(choices)s.") % {"choices": ", ".join(reports.KINDS)})
        return kind

    @after_all(mode="after")
    def possible(self) -> Self:
        if self.last < self.first:
            raise ValueError(_("The last day must not be before the first."))
        whole = (self.first, self.last) == fiscal_year_bounds(fiscal_year(self.last))
        if reports.KINDS[self.kind].span is reports.Span.YEAR and not whole:
            raise ValueError(_("This report is about a whole fiscal year."))
        if self.due_on < self.first:
            raise ValueError(_("This day is before the period."))
        return self


def _read(programme: regions.Programme) -> list[dict[str, Any]]:
    return [
        {name: getattr(row, name) for name in Duty.model_fields} for row in reports.duties_of(programme.id)
    ]


def _save(actor: Actor, programme: regions.Programme, row: dict[str, Any]) -> None:
    reports.save_duty(actor=actor, programme_id=programme.id, **row)


def _remove(*, actor: Actor, programme_id: UUID, row_id: UUID) -> None:
    reports.remove_duty(actor=actor, programme_id=programme_id, duty_id=row_id)


SECTIONS: tuple[Section, ...] = (
    list_section(
        "reports",
        gettext_lazy("Reports that are asked for"),
        Duty,
        ("kind", "first", "last"),
        read=_read,
        save=_save,
        remove=_remove,
        ids=lambda p: {f"{row.kind} / {row.first} / {row.last}": row.id for row in reports.duties_of(p.id)},
    ),
)
