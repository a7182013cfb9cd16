"""The door of the audit room."""

from yuiwork.audit.documents import (
    DocumentView,
    Search,
    documents_of,
    file_document,
    open_document,
    search_documents,
)
from yuiwork.audit.trail import first_time, history_of, record

__all__ = [
    "DocumentView",
    "Search",
    "documents_of",
    "file_document",
    "first_time",
    "history_of",
    "open_document",
    "record",
    "search_documents",
]
