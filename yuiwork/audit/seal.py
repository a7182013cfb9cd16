"""The seal of a document: a hash over its content, its search keys and the seal of the document before it.

Whoever changes, removes or slips in a document behind the triggers' back breaks the chain from there on.
"""

import hashlib
import json
from datetime import UTC

from yuiwork.audit.models import Document


def content_hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def seal_of(document: Document) -> str:
    """What the seal of this row must be, from its own columns."""
    facts = {
        "position": document.position,
        "id": str(document.id),
        "created_at": document.created_at.astimezone(UTC).isoformat(),
        "kind": document.kind,
        "number": document.number,
        "title": document.title,
        "doc_date": document.doc_date.isoformat(),
        "amount_incl_tax": document.amount_incl_tax,
        "issuer_name": document.issuer_name,
        "counterparty_name": document.counterparty_name,
        "media_type": document.media_type,
        "canonical": document.canonical,
        "sha256": document.sha256,
        "version_of": str(document.version_of_id or ""),
        "reason": document.reason,
        "previous_seal": document.previous_seal,
    }
    text = json.dumps(facts, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()
