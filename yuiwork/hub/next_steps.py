"""What the hub asks of a person next: for 今日."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from yuiwork.core.actor import Actor, Role
from yuiwork.core.web.components import NextStep
from yuiwork.hub.models import DraftState
from yuiwork.hub.queries import drafts_waiting, newest_drafts


def next_steps(actor: Actor) -> list[NextStep]:
    """A tutor's drafts to read; a worker's draft to improve. Nothing for visitors."""
    if actor.user_id is None:
        return []
    steps = [
        NextStep(
            _("Your tutor asks you to improve the draft of “%(title)s”") % {"title": draft.contract.title},
            _("Improve the draft"),
            reverse("hub:draft", args=[draft.contract_id]),
        )
        for draft in newest_drafts(actor.user_id).values()
        if draft.state == DraftState.REDO
    ]
    waiting = drafts_waiting(actor) if actor.has(Role.TUTOR) else []
    if waiting:
        title = ngettext(
            "%(count)d draft is waiting to be read", "%(count)d drafts are waiting to be read", len(waiting)
        )
        url = reverse("hub:draft_queue")
        steps.append(NextStep(title % {"count": len(waiting)}, _("Read the drafts"), url))
    return steps
