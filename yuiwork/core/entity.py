"""What every row of the house has in common."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, ClassVar

from django.db import models
from django.db.models import Q

from yuiwork.core import clock
from yuiwork.core.ids import new_id


@dataclass(frozen=True, slots=True)
class Disclosure:
    """A row that tells of a person without naming her: how it is found when she asks for a copy (law.md 5.1).

    ``path``: from the row to her user id; ``when``: only such rows (what is not decided or not told yet is not);
    ``without``: columns about somebody else; ``words``: attributes that say in words what the columns hold.
    """

    path: str
    when: Q = field(default_factory=Q)
    without: tuple[str, ...] = ()
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ToldLater:
    """Columns of a row that names a person which her copy leaves out until she has been told (``when`` holds)."""

    columns: tuple[str, ...]
    when: Q


class Entity(models.Model):
    """A row with an unguessable id and the moment it was made (core.clock, so the demo can move it).

    ``tells_of``: for rows about a person whom another row names. ``told_later``: what of a row is not hers to know yet.
    """

    tells_of: ClassVar[Disclosure | None] = None
    told_later: ClassVar[ToldLater | None] = None

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    created_at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        abstract = True


if TYPE_CHECKING:
    # The plugin knows what a column takes and gives, and whether it may be empty; a fixed pair would say less.
    _WholeNumber = models.BigIntegerField[Any, Any]
else:
    _WholeNumber = models.BigIntegerField


class YenField(_WholeNumber):
    """A whole number of yen. Yen has no minor unit; a float never comes near it."""

    description = "yen"
