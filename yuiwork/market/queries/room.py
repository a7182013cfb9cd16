"""Everything that happened in a contract, as one stream for its page."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from yuiwork.core.actor import Actor
from yuiwork.core.errors import NotFound
from yuiwork.market.models import (
    Contract,
    ContractCriterion,
    Delivery,
    DeliveryFile,
    Review,
    RevisionRequest,
)
from yuiwork.market.policies import side_of
from yuiwork.people import api as people


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing in the stream. ``kind``: agreed, message, delivery, revision, accepted, cancellation."""

    at: datetime
    kind: str
    who: str
    title: str = ""
    text: str = ""
    url: str = ""
    files: list[DeliveryFile] = field(default_factory=list)
    points: list[str] = field(default_factory=list)
    is_mine: bool = False


@dataclass(frozen=True, slots=True)
class CriterionView:
    """A criterion with how it stands: ``open`` (asked to be put right), ``checked`` by the worker, or nothing yet."""

    position: int
    text: str
    state: str


@dataclass(frozen=True, slots=True)
class Room:
    """What the contract's page shows besides the contract itself."""

    side: str
    last: Delivery | None
    revision: RevisionRequest | None  # the one that waits for a redelivery
    criteria: list[CriterionView]
    stream: list[Entry]  # newest first
    reviews: list[Review]
    own_review: Review | None


def room_of(actor: Actor, contract: Contract) -> Room:
    """For a contract that ``contract_for`` has let through."""
    side = side_of(actor, contract)
    deliveries = list(contract.deliveries.prefetch_related("files"))
    revisions = list(contract.revisions.prefetch_related("criteria"))
    last = deliveries[-1] if deliveries else None
    waiting = (
        revisions[-1] if revisions and last is not None and revisions[-1].delivery_id == last.id else None
    )
    names = _Names(contract, actor)
    entries = [*_happenings(contract, names), *_deliveries(deliveries, names), *_revisions(revisions, names)]
    entries += _messages(contract, names)
    reviews = list(contract.reviews.order_by("created_at"))
    return Room(
        side=side,
        last=last,
        revision=waiting,
        criteria=_criteria(list(contract.criteria.all()), last, waiting),
        stream=sorted(entries, key=lambda entry: entry.at, reverse=True),
        reviews=reviews if contract.reviews_revealed_at is not None else [],
        own_review=next((r for r in reviews if r.side == side), None),
    )


def delivery_file(actor: Actor, file_id: UUID) -> DeliveryFile:
    """A file of a contract she may see; ``NotFound`` otherwise."""
    row = DeliveryFile.objects.select_related("delivery__contract").filter(id=file_id).first()
    if row is None:
        raise NotFound
    side_of(actor, row.delivery.contract)
    return row


class _Names:
    """Who is who in the stream: the firm for the client's people, the person for everyone else."""

    def __init__(self, contract: Contract, actor: Actor) -> None:
        self.contract = contract
        self.actor = actor
        authors = set(contract.messages.filter(side="coach").values_list("author_id", flat=True))
        self.profiles = people.profiles_of({contract.worker_id, *authors})

    @property
    def client(self) -> str:
        return self.contract.client_org.name

    def person(self, user_id: UUID) -> str:
        profile = self.profiles.get(user_id)
        return profile.shown_name if profile else ""

    @property
    def worker(self) -> str:
        return self.person(self.contract.worker_id)


def _happenings(contract: Contract, names: _Names) -> Iterator[Entry]:
    number = {"number": contract.notice.number}
    yield Entry(
        contract.agreed_at, "agreed", names.client, _("Agreed. Notice of terms %(number)s was sent") % number
    )
    if contract.accepted_at is not None:
        title = _("Accepted automatically") if contract.accepted_by_silence else _("Accepted the delivery")
        yield Entry(contract.accepted_at, "accepted", names.client, title)
    for wish in contract.cancellations.all():
        who = names.worker if wish.side == "worker" else names.client
        yield Entry(wish.created_at, "cancellation", who, _("Asked to end the contract"), wish.reason)


def _deliveries(deliveries: list[Delivery], names: _Names) -> Iterator[Entry]:
    for row in deliveries:
        title = _("Delivered") if row.number == 1 else _("Delivered again")
        mine = row.delivered_by_id == names.actor.user_id
        yield Entry(
            row.created_at,
            "delivery",
            names.worker,
            title,
            row.text,
            row.url,
            list(row.files.all()),
            [],
            mine,
        )


def _revisions(revisions: list[RevisionRequest], names: _Names) -> Iterator[Entry]:
    for row in revisions:
        points = [f"{criterion.position}. {criterion.text}" for criterion in row.criteria.all()]
        mine = row.asked_by_id == names.actor.user_id
        yield Entry(
            row.created_at,
            "revision",
            names.client,
            _("Asked for a revision"),
            row.text,
            "",
            [],
            points,
            mine,
        )


def _messages(contract: Contract, names: _Names) -> Iterator[Entry]:
    for row in contract.messages.all():
        who = names.client if row.side == "client" else names.person(row.author_id)
        mine = row.author_id == names.actor.user_id
        yield Entry(row.created_at, "message", who, "", row.text, is_mine=mine)


def _criteria(
    criteria: list[ContractCriterion], last: Delivery | None, waiting: RevisionRequest | None
) -> list[CriterionView]:
    asked = {criterion.position for criterion in waiting.criteria.all()} if waiting else set()
    checked = set(last.checked) if last and not waiting else set()
    states = {**dict.fromkeys(checked, "checked"), **dict.fromkeys(asked, "open")}
    return [CriterionView(c.position, c.text, states.get(c.position, "")) for c in criteria]
