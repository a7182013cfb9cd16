"""Issuing a terms notice: version, number, PDF, filing. Part of the transaction that agrees the contract."""

from datetime import datetime
from uuid import UUID

from yuiwork.audit import api as audit
from yuiwork.core.actor import Actor
from yuiwork.core.ids import new_id
from yuiwork.core.transactions import inside_transaction
from yuiwork.japan.dates import jst_date
from yuiwork.market import notice
from yuiwork.market.models import Contract, NoticeCounter, TermsNotice, TermsVersion
from yuiwork.market.notice_pdf import HEADING, notice_pdf
from yuiwork.market.terms import Terms, sha256_of

DOCUMENT_KIND = "terms_notice"


@inside_transaction
def issue_notice(
    *, actor: Actor, contract: Contract, terms: Terms, issued_at: datetime, notice_id: UUID | None = None
) -> TermsNotice:
    """Make the next version of the terms and its notice, filed for both parties (law.md 1.3, 4).

    Raises ``Invalid`` with the code of the first item that is missing or not lawful.
    """
    notice.check(terms)
    content = terms.as_json()
    version = TermsVersion.objects.create(
        contract=contract, number=contract.terms.count() + 1, content=content, sha256=sha256_of(content)
    )
    number = next_number(jst_date(issued_at).year)
    document = audit.file_document(
        kind=DOCUMENT_KIND,
        number=number,
        title=f"{HEADING}　{terms.title}",
        doc_date=terms.ordered_on,
        amount_incl_tax=terms.client_total,
        issuer_name=terms.orderer.name,
        counterparty_name=terms.worker.name,
        content=notice_pdf(terms, number=number, issued_at=issued_at),
        canonical={**content, "number": number, "issued_at": issued_at.isoformat()},
        parties=[contract.worker_id, contract.client_org_id],
    )
    issued = TermsNotice.objects.create(
        id=notice_id or new_id(),
        contract=contract,
        terms=version,
        number=number,
        document_id=document.id,
        issued_at=issued_at,
    )
    audit.record(
        actor=actor, action="issue", target="market.TermsNotice", target_id=issued.id,
        contract=contract.id, number=number, sha256=version.sha256,
    )  # fmt: skip
    return issued


@inside_transaction
def next_number(year: int) -> str:
    """``TN-2026-000001``: counted under a lock to the end of the transaction, so no number is lost."""
    NoticeCounter.objects.get_or_create(year=year)
    counter = NoticeCounter.objects.select_for_update().get(year=year)
    counter.last += 1
    counter.save(update_fields=["last"])
    return f"TN-{year}-{counter.last:06d}"
