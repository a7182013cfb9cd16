"""Contracts: agreed with their notice, funded, ended."""

from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from yuiwork.core.templatetags.ui import jdate, yen
from yuiwork.market import api as market
from yuiwork.market.events import (
    CancellationAsked,
    CancellationDeclined,
    ContractAgreed,
    ContractCancelled,
    ContractFunded,
    ContractUnfunded,
    PaperNoticeRequested,
)
from yuiwork.notifications.handlers.about_contract import client, other_side, tell_about, to_room, worker
from yuiwork.notifications.letters import Enclosure, Letter, Link


def terms_notice(event: ContractAgreed) -> None:
    """To the worker, in the transaction of the agreement: the notice of terms with its PDF (law.md 1.3)."""

    def letter(contract: market.Contract) -> Letter:
        words = {"title": contract.title, "client": contract.client_org.name, "number": event.notice_number}
        return Letter(
            _("Your proposal for “%(title)s” was accepted") % words,
            (
                _("%(client)s has accepted your proposal. The attached notice %(number)s gives the terms.")
                % words,
                _(
                    "Please wait before you begin: we will write to you when the client's deposit has arrived."
                ),
                _("You can open the notice at any time, and ask for it on paper."),
            ),
            (to_room(contract),),
        )

    tell_about(event, worker(event), "terms_notice", letter, enclosures=[_pdf(event, event.worker_id)])


def payment_instruction(event: ContractAgreed) -> None:
    """To the people of the client: what to pay, with which words."""

    def letter(contract: market.Contract) -> Letter:
        words = {
            "title": contract.title,
            "amount": yen(event.hold_amount),
            "reference": event.payment_reference,
        }
        lines = [
            _("Amount: %(amount)s") % words,
            _("Name of the payer: please put %(reference)s in front of your name") % words,
        ]
        return Letter(
            _("Please pay the deposit for “%(title)s”") % words,
            (
                _("The contract is agreed. Work begins when your deposit has arrived."),
                "\n".join(lines),
                _("We keep the money until you have accepted the work. The notice of terms is attached."),
            ),
            (Link(_("See account and amount"), reverse("market:client_billing")),),
        )

    pdf = _pdf(event, event.client_org_id)
    tell_about(event, client(event), "payment_instruction", letter, enclosures=[pdf])


def contract_funded(event: ContractFunded) -> None:
    """To the worker: she may begin."""

    def letter(contract: market.Contract) -> Letter:
        words = {"title": contract.title, "due": jdate(contract.delivery_due_on)}
        return Letter(
            _("You can begin with “%(title)s”") % words,
            (_("The client's deposit has arrived. Please deliver by %(due)s.") % words,),
            (to_room(contract),),
        )

    tell_about(event, worker(event), "contract_funded", letter, fact=f"{event.contract_id}:{event.funded_on}")


def contract_unfunded(event: ContractUnfunded) -> None:
    """To the worker: the bank took the deposit back."""

    def letter(contract: market.Contract) -> Letter:
        words = {"title": contract.title}
        return Letter(
            _("Please pause your work on “%(title)s”") % words,
            (_("The bank has taken back the client's deposit. We will write to you when it is here again."),),
            (to_room(contract),),
        )

    tell_about(event, worker(event), "contract_unfunded", letter, fact=event.event_id)


def paper_notice_requested(event: PaperNoticeRequested) -> None:
    """To the people of the client: the notice is owed on paper."""

    def letter(contract: market.Contract) -> Letter:
        words = {"title": contract.title, "due": jdate(event.due_on)}
        return Letter(
            _("Please send the notice of terms for “%(title)s” on paper") % words,
            (_("The worker asks for the notice on paper. Please post it by %(due)s.") % words,),
            (to_room(contract),),
        )

    tell_about(event, client(event), "paper_notice_requested", letter)


def cancellation_asked(event: CancellationAsked) -> None:
    """To the other side: nothing happens without its consent."""

    def letter(contract: market.Contract) -> Letter:
        words = {"title": contract.title}
        return Letter(
            _("The other side has asked to end “%(title)s”") % words,
            (_("The contract goes on unless you agree. The page gives the reason."),),
            (to_room(contract),),
        )

    readers = other_side(event, event.side)
    tell_about(event, readers, "cancellation_asked", letter, fact=event.event_id)


def cancellation_declined(event: CancellationDeclined) -> None:
    """To the side whose wish was declined."""

    def letter(contract: market.Contract) -> Letter:
        words = {"title": contract.title}
        return Letter(
            _("“%(title)s” goes on") % words,
            (_("The other side does not wish to end the contract."),),
            (to_room(contract),),
        )

    readers = worker(event) if event.side == "worker" else client(event)
    tell_about(event, readers, "cancellation_declined", letter, fact=event.event_id)


def contract_cancelled(event: ContractCancelled) -> None:
    """To both sides."""

    def letter(contract: market.Contract) -> Letter:
        words = {"title": contract.title, "amount": yen(event.refunded)}
        refund = (_("%(amount)s goes back to the client.") % words,) if event.refunded else ()
        return Letter(
            _("The contract “%(title)s” has ended") % words,
            (_("Both sides agreed to end it."), *refund),
            (to_room(contract),),
        )

    tell_about(event, [*worker(event), *client(event)], "contract_cancelled", letter)


def _pdf(event: ContractAgreed, party_id: UUID) -> Enclosure:
    """The filed notice, opened in the right of its reader."""
    return Enclosure(
        f"{event.notice_number}.pdf",
        "application/pdf",
        document_id=event.notice_document_id,
        party_id=party_id,
    )
