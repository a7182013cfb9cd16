"""Jobs and proposals: until the contract."""

from collections.abc import Callable
from functools import partial
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from yuiwork.market import api as market
from yuiwork.market.events import (
    JobChanged,
    JobHeld,
    JobMarkedCoached,
    JobReturned,
    ProposalDeclined,
    ProposalSent,
    ProposalWithdrawn,
)
from yuiwork.notifications.letters import Letter, Link
from yuiwork.notifications.use_cases import tell
from yuiwork.people import api as people
from yuiwork.regions import api as regions


def proposal_sent(event: ProposalSent) -> None:
    """To the people of the client: somebody would like to do the job."""

    def compose(title: str) -> Letter:
        profile = people.profile_of(event.worker_id)
        words = {"title": title, "name": profile.shown_name if profile else ""}
        return Letter(
            _("A proposal for “%(title)s” has arrived") % words,
            (_("%(name)s would like to do this job. Please read the proposal and answer it.") % words,),
            (Link(_("Read the proposals"), reverse("market:proposals", args=[event.job_id])),),
        )

    _tell_client("proposal_sent", event.client_org_id, event.job_id, compose, fact=event.proposal_id)


def proposal_withdrawn(event: ProposalWithdrawn) -> None:
    """To the people of the client, in the product only: one proposal less to read."""

    def compose(title: str) -> Letter:
        words = {"title": title}
        return Letter(
            _("A proposal for “%(title)s” was withdrawn") % words,
            (),
            (Link(_("Read the proposals"), reverse("market:proposals", args=[event.job_id])),),
        )

    _tell_client(
        "proposal_withdrawn",
        event.client_org_id,
        event.job_id,
        compose,
        fact=event.proposal_id,
        by_mail=False,
    )


def job_marked_coached(event: JobMarkedCoached) -> None:
    """To the people of the client: a tutor reads the work before they get it."""

    def compose(title: str) -> Letter:
        words = {"title": title, "programme": regions.programme(event.programme_id).name}
        return Letter(
            _("“%(title)s” is accompanied by a tutor") % words,
            (
                _("A tutor of %(programme)s reads the work before it is delivered. It costs you nothing.")
                % words,
            ),
            (Link(_("Read the job"), reverse("market:job", args=[event.job_id])),),
        )

    _tell_client(
        "job_marked_coached", event.client_org_id, event.job_id, compose, fact=event.job_id, by_mail=False
    )


def proposal_declined(event: ProposalDeclined) -> None:
    """To the worker, never without the reason."""

    def compose() -> Letter:
        words = {
            "title": _title_for(event.worker_id, event.job_id),
            "reason": market.DeclineReason(event.reason).label,
        }
        return Letter(
            _("About your proposal for “%(title)s”") % words,
            (
                _("Thank you for your proposal. This time the client has not chosen it."),
                _("The reason: %(reason)s") % words,
                _("Your proposal stays with you: you can use its words for the next one."),
            ),
            (Link(_("Look for other jobs"), reverse("market:jobs")),),
        )

    tell(user_id=event.worker_id, kind="proposal_declined", fact=event.proposal_id, compose=compose)


def job_changed(event: JobChanged) -> None:
    """To those who had proposed on the former version."""
    for user_id in event.proposer_ids:

        def compose(user_id: UUID = user_id) -> Letter:
            words = {"title": _title_for(user_id, event.job_id)}
            return Letter(
                _("“%(title)s” was changed after your proposal") % words,
                (_("Please read the new version and see whether your proposal still fits."),),
                (Link(_("Read the job"), reverse("market:job", args=[event.job_id])),),
            )

        fact = f"{event.job_id}:{event.version}"
        tell(user_id=user_id, kind="job_changed", fact=fact, compose=compose)


def job_returned(event: JobReturned) -> None:
    """To the people of the client: the check found something to put right."""

    def compose(title: str) -> Letter:
        words = {"title": title}
        return Letter(
            _("Please look once more at “%(title)s”") % words,
            (
                _(
                    "We checked the job before publishing it and ask you to change something. The page says what."
                ),
            ),
            (Link(_("Open the job"), reverse("market:job_edit", args=[event.job_id])),),
        )

    _tell_client("job_returned", event.client_org_id, event.job_id, compose, fact=event.event_id)


def job_held(event: JobHeld) -> None:
    """To the operators, in the product: a post waits for a check."""

    def compose() -> Letter:
        return Letter(
            _("A job is waiting for your check"),
            (_("The screening found: %(codes)s") % {"codes": event.codes},),
            (Link(_("Open the job"), reverse("market:held_jobs")),),
        )

    for user in people.User.objects.filter(is_operator=True, is_active=True):
        tell(user_id=user.id, kind="job_held", fact=event.event_id, compose=compose, by_mail=False)


def _tell_client(
    kind: str,
    client_org_id: UUID,
    job_id: UUID,
    compose: Callable[[str], Letter],
    *,
    fact: object,
    by_mail: bool = True,
) -> None:
    for user_id in people.user_ids_of_organisation(client_org_id):
        titled = partial(compose, _title_for(user_id, job_id))
        tell(user_id=user_id, kind=kind, fact=fact, compose=titled, by_mail=by_mail)


def _title_for(user_id: UUID, job_id: UUID) -> str:
    """The title as this reader may see it."""
    return market.job_for(regions.actor_for(user_id), job_id).title
