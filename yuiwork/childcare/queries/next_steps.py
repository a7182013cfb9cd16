"""What this room asks of a carer and of those who arrange the childcare next."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from yuiwork.childcare.models import Occasion
from yuiwork.childcare.policies import ARRANGERS
from yuiwork.childcare.queries.occasions import duties_ahead, to_arrange
from yuiwork.core.actor import Actor, Role
from yuiwork.core.web.components import NextStep
from yuiwork.regions import api as regions


def next_steps(actor: Actor) -> list[NextStep]:
    """For 今日: the occasions at which she cares for the children; those she has to arrange, before their day."""
    return [*_to_care(actor), *_to_arrange(actor)]


def _to_care(actor: Actor) -> Iterator[NextStep]:
    if actor.user_id is None or not actor.has(Role.CHILDCARE):
        return
    for row in duties_ahead(actor.user_id):
        yield _step(
            row,
            _("You care for the children at “%(title)s”"),
            _("Open the list of the day"),
            row.programme.slug,
        )


def _to_arrange(actor: Actor) -> Iterator[NextStep]:
    for programme in regions.programmes_for_staff(actor, *ARRANGERS):
        for row, waiting, on_duty in to_arrange(programme.id):
            if not on_duty:
                words = _("Nobody is on duty yet for the children at “%(title)s”")
                yield _step(row, words, _("Put staff on duty"), programme.slug)
            if waiting:
                words = ngettext(
                    "%(count)d child is waiting for a place at “%(title)s”",
                    "%(count)d children are waiting for a place at “%(title)s”",
                    waiting,
                )
                yield _step(row, words, _("See the places"), programme.slug, count=waiting)


def _step(row: Occasion, words: str, label: str, slug: str, **more: object) -> NextStep:
    return NextStep(
        title=words % {"title": row.title, **more},
        label=label,
        url=reverse("childcare:occasion", args=[slug, row.id]),
        on=row.starts_at,
    )
