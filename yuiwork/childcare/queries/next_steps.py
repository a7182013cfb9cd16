"""What this room asks of a carer next."""

from django.urls import reverse
from django.utils.translation import gettext as _

from yuiwork.childcare.queries.occasions import duties_ahead
from yuiwork.core.actor import Actor, Role
from yuiwork.core.web.components import NextStep
from yuiwork.japan.dates import jst_date


def next_steps(actor: Actor) -> list[NextStep]:
    """For 今日: the occasions at which she cares for the children."""
    if actor.user_id is None or not actor.has(Role.CHILDCARE):
        return []
    return [
        NextStep(
            title=_("You care for the children at “%(title)s”") % {"title": row.title},
            label=_("Open the list of the day"),
            url=reverse("childcare:occasion", args=[row.programme.slug, row.id]),
            due=jst_date(row.starts_at),
        )
        for row in duties_ahead(actor.user_id)
    ]
