"""A form that is sent twice is one action: its key finds what it brought the first time."""

from typing import TypeVar

from django.db.models import Model
from django.utils.translation import gettext_lazy as _

from yuiwork.core.errors import Conflict

Row = TypeVar("Row", bound=Model)


def the_same(first: Row, **about: object) -> Row:
    """What the key brought the first time, if it is about the same things. Raises ``Conflict`` ``SAME_KEY_OTHER_BODY``."""
    if any(getattr(first, name) != value for name, value in about.items()):
        raise Conflict("SAME_KEY_OTHER_BODY", _("This form was already sent. Please open it again."))
    return first
