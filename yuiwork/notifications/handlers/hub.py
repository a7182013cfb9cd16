"""Drafts: shown to the tutor, answered to the worker."""

from django.urls import reverse
from django.utils.translation import gettext as _

from yuiwork.hub.events import DraftReviewed, DraftSubmitted
from yuiwork.market import api as market
from yuiwork.notifications.letters import Letter, Link
from yuiwork.notifications.use_cases import tell
from yuiwork.people import api as people


def draft_submitted(event: DraftSubmitted) -> None:
    """To the tutor: a draft waits."""

    def compose() -> Letter:
        profile = people.profile_of(event.worker_id)
        contract = market.contracts_by_id([event.contract_id])[event.contract_id]
        words = {"name": profile.shown_name if profile else "", "title": contract.title}
        return Letter(
            _("%(name)s shows you a draft of “%(title)s”") % words,
            (_("Please read it before it goes to the client."),),
            (Link(_("Read the draft"), reverse("hub:draft_review", args=[event.draft_id])),),
        )

    tell(user_id=event.tutor_id, kind="draft_submitted", fact=event.draft_id, compose=compose)


def draft_reviewed(event: DraftReviewed) -> None:
    """To the worker: good, improve, or let us talk."""

    def compose() -> Letter:
        contract = market.contracts_by_id([event.contract_id])[event.contract_id]
        words = {"title": contract.title}
        texts = {
            "good": _("Your tutor says “good”: you can deliver it."),
            "redo": _("Please read the comments, improve the draft and submit it again."),
            "consult": _("Your tutor would like to talk about it with you."),
        }
        return Letter(
            _("Your tutor has answered on your draft of “%(title)s”") % words,
            (texts[event.outcome],),
            (Link(_("Read the answer"), reverse("hub:draft", args=[event.contract_id])),),
        )

    tell(user_id=event.worker_id, kind="draft_reviewed", fact=event.draft_id, compose=compose)
