"""``skills``, ``worksheets``: a programme's own skill map and self-analysis sheets (programmes.md 1.5, 1.9, 6.2).

Only added by file: what people have marked and written keeps its words.
"""

from typing import Any, Self

from django.utils.translation import gettext_lazy
from pydantic import Field
from pydantic import model_validator as after_all

from yuiwork.configuration.schema import Code, Row, Text, unique
from yuiwork.configuration.section import Section
from yuiwork.configuration.sections.rows import list_section
from yuiwork.core.actor import Actor
from yuiwork.learning import api as learning
from yuiwork.regions import api as regions


class Skill(Row):
    """``levels``: four sentences, what one can do on the steps 1 to 4. ``job_kind`` groups skills."""

    code: Code
    job_kind: Text
    title: Text
    levels: list[Text] = Field(min_length=4, max_length=4)


class Prompt(Row):
    code: Code
    text: Text


class Worksheet(Row):
    """A prompt's ``code`` never changes its meaning, so answers of several months stand side by side."""

    code: Code
    title: Text
    intro: str = ""
    prompts: list[Prompt] = Field(min_length=1)

    @after_all(mode="after")
    def told_apart(self) -> Self:
        unique(self.prompts, "code")
        return self


def _save_skill(actor: Actor, programme: regions.Programme, row: dict[str, Any]) -> None:
    learning.create_skill(actor=actor, programme_id=programme.id, **row)


def _save_worksheet(actor: Actor, programme: regions.Programme, row: dict[str, Any]) -> None:
    learning.create_worksheet(actor=actor, programme_id=programme.id, **row)


SECTIONS: tuple[Section, ...] = (
    list_section(
        "skills",
        gettext_lazy("Skills"),
        Skill,
        ("code",),
        read=lambda p: [plan.values for plan in learning.skill_plans(p.id)],
        save=_save_skill,
        changes=False,
    ),
    list_section(
        "worksheets",
        gettext_lazy("Worksheets"),
        Worksheet,
        ("code",),
        read=lambda p: [plan.values for plan in learning.worksheet_plans(p.id)],
        save=_save_worksheet,
        changes=False,
    ),
)
