"""The door of the audit room."""

from yuiwork.audit.documents import (
    DocumentView,
    Search,
    documents_of,
    file_document,
    open_document,
    search_documents,
    void_document,
)
from yuiwork.audit.integrity import Finding, check_documents
from yuiwork.audit.retention import Keeper, legal_keep_until, own_keep_until
from yuiwork.audit.trail import first_time, history_of, record

__all__ = [
    "DocumentView",
    "Finding",
    "Keeper",
    "Search",
    "check_documents",
    "documents_of",
    "file_document",
    "first_time",
    "history_of",
    "legal_keep_until",
    "open_document",
    "own_keep_until",
    "record",
    "search_documents",
    "void_document",
]
