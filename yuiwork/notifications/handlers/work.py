"""The work of a contract: delivered, revised, accepted, talked about, reviewed."""

from django.utils.translation import gettext as _

from yuiwork.core.templatetags.ui import jdate, yen
from yuiwork.market import api as market
from yuiwork.market.events import (
    DeliveryAccepted,
    DeliveryMade,
    MessagePosted,
    ReviewsRevealed,
    ReviewWritten,
    RevisionRequested,
)
from yuiwork.money import api as money
from yuiwork.notifications.handlers.about_contract import client, other_side, tell_about, to_room, worker
from yuiwork.notifications.letters import Letter


def delivery_made(event: DeliveryMade) -> None:
    """To the people of the client: what to check, and until when."""

    def letter(contract: market.Contract) -> Letter:
        words = {"title": contract.title, "by": jdate(event.accept_by)}
        return Letter(
            _("“%(title)s” was delivered: please check it by %(by)s") % words,
            (
                _("Please compare the work with the agreed criteria and accept it, or ask for a revision."),
                _("Without an answer by %(by)s the work counts as accepted.") % words,
            ),
            (to_room(contract),),
        )

    tell_about(event, client(event), "delivery_made", letter, fact=event.delivery_id)


def revision_requested(event: RevisionRequested) -> None:
    """To the worker: which criteria are not met yet stands on the page."""

    def letter(contract: market.Contract) -> Letter:
        words = {"title": contract.title}
        return Letter(
            _("The client asks for a revision of “%(title)s”") % words,
            (_("The page says which criteria are not met yet and what is missing."),),
            (to_room(contract),),
        )

    tell_about(event, worker(event), "revision_requested", letter, fact=event.revision_id)


def delivery_accepted(event: DeliveryAccepted) -> None:
    """To the worker: the amount, and the day on which it is in her account."""

    def letter(contract: market.Contract) -> Letter:
        words = {
            "title": contract.title,
            "amount": yen(event.pay_net),
            "day": jdate(money.next_payout_date(event.accepted_on)),
        }
        lines = [_("%(amount)s will be paid into your account on %(day)s.") % words]
        if event.by_silence:
            lines.append(_("The days for an answer have passed, so the work counts as accepted."))
        if event.first_paid_job:
            lines.append(_("This is your first pay with us. Congratulations!"))
        return Letter(_("“%(title)s” was accepted") % words, tuple(lines), (to_room(contract),))

    tell_about(event, worker(event), "delivery_accepted", letter)


def message_posted(event: MessagePosted) -> None:
    """To the other side; what a coach writes goes to the worker. The text itself stays on the page."""

    def letter(contract: market.Contract) -> Letter:
        words = {"title": contract.title}
        return Letter(
            _("A message about “%(title)s” has arrived") % words,
            (_("Please read it on the page of the contract."),),
            (to_room(contract),),
        )

    readers = [user_id for user_id in other_side(event, event.side) if user_id != event.author_id]
    tell_about(event, readers, "message_posted", letter, fact=event.message_id)


def review_written(event: ReviewWritten) -> None:
    """To the other side: it is her turn, and nothing is shown before."""

    def letter(contract: market.Contract) -> Letter:
        words = {"title": contract.title}
        return Letter(
            _("The other side has reviewed “%(title)s”") % words,
            (_("You can read it when you have written yours, or when the days for reviews are over."),),
            (to_room(contract),),
        )

    tell_about(event, other_side(event, event.side), "review_written", letter)


def reviews_revealed(event: ReviewsRevealed) -> None:
    """To both sides."""

    def letter(contract: market.Contract) -> Letter:
        words = {"title": contract.title}
        return Letter(
            _("You can read the reviews of “%(title)s”") % words,
            (_("What both sides have written is shown from now on."),),
            (to_room(contract),),
        )

    tell_about(event, [*worker(event), *client(event)], "reviews_revealed", letter)
