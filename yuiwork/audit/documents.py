"""Filing and opening documents."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Q

from yuiwork.audit.models import Document, DocumentParty
from yuiwork.core.errors import NotFound
from yuiwork.core.transactions import inside_transaction


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

    ``canonical`` holds the content as JSON values, so that it can be read without the PDF.
    """
    previous = Document.objects.order_by("-id").values_list("sha256", flat=True).first() or ""
    document = Document.objects.create(
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
        sha256=hashlib.sha256(content).hexdigest(),
        prev_sha256=previous,
        version_of_id=version_of,
        reason=reason,
    )
    DocumentParty.objects.bulk_create(DocumentParty(document=document, party_id=p) for p in set(parties))
    return _view(document)


def documents_of(party_ids: Iterable[UUID], *, kind: str = "") -> list[DocumentView]:
    """The documents of these parties, newest first, without their content."""
    rows = Document.objects.filter(parties__party_id__in=list(party_ids)).defer("content", "canonical").distinct()
    if kind:
        rows = rows.filter(kind=kind)
    return [_view(d, with_content=False) for d in rows.order_by("-doc_date", "-id")]


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
    rows = Document.objects.filter(parties__party_id__in=list(party_ids)).defer("content", "canonical").distinct()
    keys: list[tuple[object, Q]] = [
        (search.since, Q(doc_date__gte=search.since)),
        (search.until, Q(doc_date__lte=search.until)),
        (search.amount_from, Q(amount_incl_tax__gte=search.amount_from)),
        (search.amount_to, Q(amount_incl_tax__lte=search.amount_to)),
        (search.amount_blank or None, Q(amount_incl_tax__isnull=True)),
        (
            search.counterparty or None,
            Q(counterparty_name__icontains=search.counterparty) | Q(issuer_name__icontains=search.counterparty),
        ),
    ]
    for given, condition in keys:
        if given is not None:
            rows = rows.filter(condition)
    return [_view(d, with_content=False) for d in rows.order_by("-doc_date", "-id")]


def open_document(document_id: UUID, *, party_ids: Iterable[UUID]) -> DocumentView:
    """One document with its content. Raises ``NotFound`` for anyone who is not a party."""
    row = Document.objects.filter(id=document_id, parties__party_id__in=list(party_ids)).first()
    if row is None:
        raise NotFound
    return _view(row)


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
        content=bytes(document.content) if with_content else b"",
    )
