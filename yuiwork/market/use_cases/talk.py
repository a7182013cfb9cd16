"""Messages and reviews."""

from uuid import UUID

from django.utils.translation import gettext_lazy as _

from yuiwork.audit import api as audit
from yuiwork.core import clock
from yuiwork.core.actor import Actor
from yuiwork.core.errors import Invalid
from yuiwork.core.events import publish
from yuiwork.core.transactions import inside_transaction, use_case
from yuiwork.market.events import MessagePosted, ReviewsRevealed, ReviewWritten
from yuiwork.market.models import REF_TYPE, Contract, ContractMessage, Review
from yuiwork.market.policies import acting_person, may_write_review, party_side, reviews_are_due
from yuiwork.market.use_cases.locks import lock_contract, lock_contract_for

_MOST_TEXT = 5_000
_SCORES = range(1, 6)


@use_case
def post_message(*, actor: Actor, contract_id: UUID, submission_id: UUID, text: str) -> ContractMessage:
    """Say something in the contract room; the programme's director and tutor may too.

    The same ``submission_id`` again returns the first message. Raises ``Invalid`` at ``text``.
    """
    contract, side = lock_contract_for(actor, contract_id)
    first = ContractMessage.objects.filter(contract=contract, submission_id=submission_id).first()
    if first is not None:
        return first
    if not text.strip():
        raise Invalid("TEXT_MISSING", _("Please write a message."), field="text")
    if len(text) > _MOST_TEXT:
        raise Invalid("TEXT_TOO_LONG", _("This message is too long. Please shorten it."), field="text")
    message = ContractMessage.objects.create(
        contract=contract,
        author_id=acting_person(actor),
        side=side,
        submission_id=submission_id,
        text=text.strip(),
    )
    audit.record(actor=actor, action="post_message", target=REF_TYPE, target_id=contract.id, side=side)
    publish(
        MessagePosted(
            contract_id=contract.id,
            message_id=message.id,
            client_org_id=contract.client_org_id,
            worker_id=contract.worker_id,
            author_id=message.author_id,
            side=side,
        )
    )
    return message


@use_case
def review_contract(*, actor: Actor, contract_id: UUID, score: int, text: str) -> Review:
    """Write one's side of the review: a step from 1 to 5 and what happened, in words. Once; twice returns the first.

    The other side sees it when it has written too, or when the days have passed. Raises ``Refused``
    ``NOT_ACCEPTED_YET``, ``REVIEW_CLOSED``; ``Invalid`` ``SCORE_INVALID``, ``TEXT_MISSING``.
    """
    contract, _side = lock_contract_for(actor, contract_id)
    side = party_side(actor, contract)
    first = contract.reviews.filter(side=side).first()
    if first is not None:
        return first
    may_write_review(contract, clock.today()).enforce()
    if score not in _SCORES:
        raise Invalid("SCORE_INVALID", _("Please choose one of the five steps."), field="score")
    if not text.strip() or len(text) > _MOST_TEXT:
        raise Invalid("TEXT_MISSING", _("Please write in a few words what happened."), field="text")
    review = Review.objects.create(
        contract=contract, side=side, author_id=acting_person(actor), score=score, text=text.strip()
    )
    audit.record(actor=actor, action="review", target=REF_TYPE, target_id=contract.id, side=side)
    publish(
        ReviewWritten(
            contract_id=contract.id,
            client_org_id=contract.client_org_id,
            worker_id=contract.worker_id,
            side=side,
        )
    )
    if contract.reviews.count() == 2:
        _reveal(actor, contract)
    return review


@use_case
def reveal_reviews(*, actor: Actor, contract_id: UUID) -> bool:
    """The clock shows what was written when the days have passed. True if it did."""
    contract = lock_contract(contract_id)
    if not reviews_are_due(contract, clock.today()) or not contract.reviews.exists():
        return False
    _reveal(actor, contract)
    return True


@inside_transaction
def _reveal(actor: Actor, contract: Contract) -> None:
    contract.reviews_revealed_at = clock.now()
    contract.save(update_fields=["reviews_revealed_at"])
    audit.record(actor=actor, action="reveal_reviews", target=REF_TYPE, target_id=contract.id)
    publish(
        ReviewsRevealed(
            contract_id=contract.id, client_org_id=contract.client_org_id, worker_id=contract.worker_id
        )
    )
