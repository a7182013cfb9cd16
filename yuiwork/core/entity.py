"""What every row of the house has in common."""

from typing import TYPE_CHECKING

from django.db import models

from yuiwork.core import clock
from yuiwork.core.ids import new_id


class Entity(models.Model):
    """A row with an unguessable id and the moment it was made (core.clock, so the demo can move it)."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    created_at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        abstract = True


if TYPE_CHECKING:
    from django.db.models.expressions import Combinable

    _WholeNumber = models.BigIntegerField[float | int | str | Combinable | None, int]
else:
    _WholeNumber = models.BigIntegerField


class YenField(_WholeNumber):
    """A whole number of yen. Yen has no minor unit; a float never comes near it."""

    description = "yen"
