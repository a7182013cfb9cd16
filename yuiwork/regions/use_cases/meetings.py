"""Minutes of the meetings of owner and operator."""

from datetime import date
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from yuiwork.core import clock
from yuiwork.core.actor import Actor
from yuiwork.core.errors import Invalid
from yuiwork.core.transactions import use_case
from yuiwork.regions.models import Meeting
from yuiwork.regions.use_cases.put import put


@use_case
def save_meeting(
    *,
    actor: Actor,
    programme_id: UUID,
    held_on: date,
    kind: str,
    attended: str,
    decided: str,
    open_points: str = "",
    next_on: date | None = None,
    is_new: bool = False,
) -> Meeting:
    """What was decided, by whom, what is open; one of a kind a day. Dates JST.

    Raises ``Invalid`` ``IN_THE_FUTURE``, ``NEXT_NOT_LATER``; ``Conflict`` ``EXISTS``; ``Refused`` ``OFFICER_ONLY``.
    """
    if held_on > clock.today():
        raise Invalid("IN_THE_FUTURE", _("Please enter today or an earlier day."), field="held_on")
    if next_on is not None and next_on <= held_on:
        raise Invalid(
            "NEXT_NOT_LATER", _("The next meeting must be on a later day than this one."), field="next_on"
        )
    return put(
        Meeting,
        actor=actor,
        programme_id=programme_id,
        key={"held_on": held_on, "kind": kind},
        values={
            "attended": attended.strip(),
            "decided": decided.strip(),
            "open_points": open_points.strip(),
            "next_on": next_on,
        },
        is_new=is_new,
    )
