"""What every row of the house has in common."""

from typing import TYPE_CHECKING, Any

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
    # The plugin knows what a column takes and gives, and whether it may be empty; a fixed pair would say less.
    _WholeNumber = models.BigIntegerField[Any, Any]
else:
    _WholeNumber = models.BigIntegerField


class YenField(_WholeNumber):
    """A whole number of yen. Yen has no minor unit; a float never comes near it."""

    description = "yen"
