"""``challenges``: the stamps that a programme has thought of (programmes.md 0, item 2; 1.9).

Stamps for seminars, sessions and exercises come by themselves and need no line. What a challenge counts stays as it was
begun, since those who have it did just that.
"""

from typing import Any, Self

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from pydantic import Field, field_validator
from pydantic import model_validator as after_all

from yuiwork.configuration.schema import Row, Short
from yuiwork.configuration.section import Section
from yuiwork.configuration.sections.rows import list_section
from yuiwork.core.actor import Actor
from yuiwork.learning import api as learning
from yuiwork.regions import api as regions

COUNTED = ("trigger", "threshold")


class Challenge(Row):
    """Given when she has done ``trigger`` so often, or by hand. ``closed: true``: no longer given, but kept."""

    title: Short
    description: str = ""
    picture: str
    trigger: learning.Trigger
    threshold: int = Field(default=1, ge=1, le=10_000)
    closed: bool = False

    @field_validator("picture")
    @classmethod
    def drawn(cls, picture: str) -> str:
        if picture not in learning.PICTURES:
            words = _("Please write one of: %(choices)s.")
            raise ValueError(words % {"choices": ", ".join(learning.PICTURES)})
        return picture

    @after_all(mode="after")
    def possible(self) -> Self:
        if self.trigger is learning.Trigger.HAND and self.threshold != 1:
            raise ValueError(_("A stamp given by hand counts once."))
        return self


def _read(programme: regions.Programme) -> list[dict[str, Any]]:
    names = ("title", "description", "picture", "trigger", "threshold")
    return [
        {**{name: getattr(row, name) for name in names}, "closed": row.closed_at is not None}
        for row in learning.challenges_of(programme.id)
    ]


def _save(actor: Actor, programme: regions.Programme, row: dict[str, Any]) -> None:
    closed = row.pop("closed")
    known = {one.title: one for one in learning.challenges_of(programme.id)}.get(row["title"])
    if known is None:
        challenge = learning.create_challenge(actor=actor, programme_id=programme.id, **row)
    else:
        words = {name: value for name, value in row.items() if name not in COUNTED}
        challenge = learning.change_challenge(actor=actor, challenge_id=known.id, **words)
    learning.close_challenge(actor=actor, challenge_id=challenge.id, closed=closed)


SECTIONS: tuple[Section, ...] = (
    list_section(
        "challenges",
        gettext_lazy("Challenges"),
        Challenge,
        ("title",),
        read=_read,
        save=_save,
        fixed=COUNTED,
    ),
)
