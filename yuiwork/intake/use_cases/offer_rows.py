"""The rows behind an offer. The caller holds the transaction."""

from yuiwork.core import clock
from yuiwork.core.transactions import inside_transaction
from yuiwork.intake.models import OFFER, Offer, OfferState
from yuiwork.learning import api as learning


@inside_transaction
def settle_offer(offer: Offer, action: str, *, by: str) -> None:
    """One step of its life, with the moment."""
    offer.state = OFFER.step(offer.state, action, by=by)
    offer.answered_at = clock.now()
    offer.save(update_fields=["state", "answered_at"])


@inside_transaction
def close_offers(application: learning.CourseApplication, *, by: str) -> int:
    """An application that is withdrawn or decided otherwise: its open offer counts no longer. How many were open."""
    rows = list(Offer.objects.select_for_update().filter(application=application, state=OfferState.OPEN))
    for offer in rows:
        settle_offer(offer, "close", by=by)
    return len(rows)
