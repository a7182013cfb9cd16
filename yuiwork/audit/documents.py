"""Filing, finding and opening documents."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Q, QuerySet

from yuiwork.audit.models import Document, DocumentParty, VoidedDocument
from yuiwork.audit.seal import content_hash, seal_of
from yuiwork.audit.trail import record
from yuiwork.core.actor import Actor
from yuiwork.core.errors import Conflict, NotFound
from yuiwork.core.transactions import inside_transaction

# Filing is one line: the next document must see the seal of the last. Held until the transaction ends, so a
# use-case files after it has taken its other locks.
_CHAIN_LOCK = 0x7975_6977  # "yuiw"


@dataclass(frozen=True, slots=True)
class DocumentView:
    """What other rooms and pages see of a filed document."""

    id: UUID
    kind: str
    number: str
    title: str
    doc_date: date
    amount_incl_tax: int | None
    issuer_name: str
    counterparty_name: str
    media_type: str
    sha256: str
    created_at: datetime
    version_of: UUID | None = None
    reason: str = ""  # why this version was made
    void_reason: str = ""  # why it no longer counts; empty while it does
    content: bytes = b""


@inside_transaction
def file_document(
    *,
    kind: str,
    number: str,
    title: str,
    doc_date: date,
    amount_incl_tax: int | None,
    issuer_name: str,
    counterparty_name: str,
    content: bytes,
    canonical: dict[str, Any],
    parties: Iterable[UUID],
    version_of: UUID | None = None,
    reason: str = "",
    media_type: str = "application/pdf",
) -> DocumentView:
    """File a document for its parties (user or organisation ids). ``amount_incl_tax`` in yen, ``doc_date`` in JST.

    ``canonical`` holds the content as JSON values, so that it can be read without the PDF. A corrected version
    names the old one in ``version_of`` and says why in ``reason``.
    """
    last = _last_in_chain()
    document = Document(
        position=last.position + 1 if last else 1,
        kind=kind,
        number=number,
        title=title,
        doc_date=doc_date,
        amount_incl_tax=amount_incl_tax,
        issuer_name=issuer_name,
        counterparty_name=counterparty_name,
        media_type=media_type,
        content=content,
        canonical=canonical,
        sha256=content_hash(content),
        previous_seal=last.seal if last else "",
        version_of_id=version_of,
        reason=reason,
    )
    document.seal = seal_of(document)
    document.save(force_insert=True)
    DocumentParty.objects.bulk_create(DocumentParty(document=document, party_id=p) for p in set(parties))
    return _view(document)


@inside_transaction
def void_document(*, actor: Actor, document_id: UUID, reason: str) -> None:
    """Mark a document as no longer counting; it stays and says why. The caller has decided who may.

    Raises ``NotFound``, and ``Conflict`` (``ALREADY_VOID``) when it was voided for another reason.
    """
    if not Document.objects.filter(id=document_id).exists():
        raise NotFound
    voided, created = VoidedDocument.objects.get_or_create(
        document_id=document_id, defaults={"reason": reason}
    )
    if created:
        record(actor=actor, action="void", target="audit.Document", target_id=document_id)
    elif voided.reason != reason:
        raise Conflict("ALREADY_VOID", voided.reason)


def documents_of(party_ids: Iterable[UUID], *, kind: str = "") -> list[DocumentView]:
    """The documents of these parties, newest first, without their content."""
    rows = _of_parties(party_ids)
    return _views(rows.filter(kind=kind) if kind else rows)


@dataclass(frozen=True, slots=True)
class Search:
    """The three search keys of law.md 4, with ranges, in any combination. Dates JST, amounts in yen incl. tax."""

    since: date | None = None
    until: date | None = None
    amount_from: int | None = None
    amount_to: int | None = None
    amount_blank: bool = False
    counterparty: str = ""


def search_documents(party_ids: Iterable[UUID], search: Search) -> list[DocumentView]:
    """The parties' documents that match every key given, newest first, without their content."""
    rows = _of_parties(party_ids)
    keys: list[tuple[object, Q]] = [
        (search.since, Q(doc_date__gte=search.since)),
        (search.until, Q(doc_date__lte=search.until)),
        (search.amount_from, Q(amount_incl_tax__gte=search.amount_from)),
        (search.amount_to, Q(amount_incl_tax__lte=search.amount_to)),
        (search.amount_blank or None, Q(amount_incl_tax__isnull=True)),
        (
            search.counterparty or None,
            Q(counterparty_name__icontains=search.counterparty)
            | Q(issuer_name__icontains=search.counterparty),
        ),
    ]
    for given, condition in keys:
        if given is not None:
            rows = rows.filter(condition)
    return _views(rows)


def open_document(document_id: UUID, *, party_ids: Iterable[UUID]) -> DocumentView:
    """One document with its content. Raises ``NotFound`` for anyone who is not a party."""
    row = _of_parties(party_ids).defer(None).filter(id=document_id).first()
    if row is None:
        raise NotFound
    return _view(row)


def _last_in_chain() -> Document | None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_CHAIN_LOCK])
    return Document.objects.order_by("-position").only("position", "seal").first()


def _of_parties(party_ids: Iterable[UUID]) -> QuerySet[Document]:
    mine = DocumentParty.objects.filter(party_id__in=list(party_ids)).values("document_id")
    return Document.objects.filter(id__in=mine).select_related("voided").defer("content", "canonical")


def _views(rows: QuerySet[Document]) -> list[DocumentView]:
    return [_view(row, with_content=False) for row in rows.order_by("-doc_date", "-position")]


def _view(document: Document, *, with_content: bool = True) -> DocumentView:
    return DocumentView(
        id=document.id,
        kind=document.kind,
        number=document.number,
        title=document.title,
        doc_date=document.doc_date,
        amount_incl_tax=document.amount_incl_tax,
        issuer_name=document.issuer_name,
        counterparty_name=document.counterparty_name,
        media_type=document.media_type,
        sha256=document.sha256,
        created_at=document.created_at,
        version_of=document.version_of_id,
        reason=document.reason,
        void_reason=_void_reason(document),
        content=bytes(document.content) if with_content else b"",
    )


def _void_reason(document: Document) -> str:
    voided: VoidedDocument | None = getattr(document, "voided", None)
    return voided.reason if voided else ""
