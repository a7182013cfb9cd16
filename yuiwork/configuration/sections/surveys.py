"""``surveys``: what a programme asks, when, and how openly. Only added by file: what people answer stays as asked."""

from __future__ import annotations

from typing import Any, Literal

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from pydantic import Field
from pydantic import model_validator as validator

from yuiwork.configuration.schema import Code, Count, Day, Row, Short, Text
from yuiwork.configuration.section import Section
from yuiwork.configuration.sections.rows import list_section
from yuiwork.core.actor import Actor
from yuiwork.regions import api as regions
from yuiwork.surveys import api as surveys

_LATER = ("weeks_after", "months_after")


class Option(Row):
    """``own_words``: whoever chooses it may say it in her own words (その他)."""

    code: Code
    label: Short
    english: str = ""
    own_words: bool = False


class ShownIf(Row):
    question: Code
    any_of: list[Code] = Field(min_length=1)


class Question(Row):
    """``code`` is the question's identity over the years (programmes.md 6.3)."""

    code: Code
    kind: Literal["single", "multi", "scale", "number", "text", "matrix", "section"]
    text: Text
    help: str = ""
    required: bool = True
    options: list[Option] = Field(default_factory=list)
    rows: list[Option] = Field(default_factory=list)
    shown_if: ShownIf | None = None
    unit: str = ""
    lowest: int | None = None
    highest: int | None = None
    english: dict[str, str] = Field(default_factory=dict)
    sensitive: bool = False

    @validator(mode="after")
    def heading_asks_nothing(self) -> Question:
        if self.kind == "section":
            self.required = False
        return self


class Survey(Row):
    """``template`` names a ready survey (programmes.md 6), whose words hold unless the file has its own.

    ``wait``: weeks or months after completion, as ``occasion`` says; ``closes_on``: the last day, JST.
    """

    title: Short
    intro: str = ""
    english: dict[str, str] = Field(default_factory=dict)
    occasion: Literal["seminar", "course_end", "weeks_after", "months_after", "open_link", "staff"] = (
        "seminar"
    )
    wait: Count | None = None
    anonymous: bool = True
    answer_days: Count = 21
    closes_on: Day | None = None
    questions: list[Question] = Field(min_length=1)

    @validator(mode="before")
    @classmethod
    def from_template(cls, given: Any) -> Any:
        if not isinstance(given, dict) or given.get("template") is None:
            return given
        ready = surveys.templates().get(given["template"])
        if ready is None:
            known = ", ".join(surveys.templates())
            raise ValueError(_("There is no such ready survey. Known are: %(names)s.") % {"names": known})
        own = {name: value for name, value in given.items() if name != "template"}
        return {**ready.settings, "questions": [dict(row) for row in ready.questions], **own}

    @validator(mode="after")
    def knows_when(self) -> Survey:
        if self.occasion in _LATER and self.wait is None:
            raise ValueError(_("Please say how many weeks or months later."))
        if self.occasion not in _LATER and self.wait is not None:
            raise ValueError(_("Weeks or months belong to surveys that are asked after a course."))
        return self


def _save(actor: Actor, programme: regions.Programme, row: dict[str, Any]) -> None:
    surveys.create_survey(actor=actor, programme_id=programme.id, **row)


SECTIONS: tuple[Section, ...] = (
    list_section(
        "surveys",
        gettext_lazy("Surveys"),
        Survey,
        ("title",),
        read=lambda p: [plan.values for plan in surveys.survey_plans(p.id)],
        save=_save,
        changes=False,
    ),
)
