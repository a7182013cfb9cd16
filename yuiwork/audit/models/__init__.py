from yuiwork.audit.models.document import Document, DocumentParty, VoidedDocument
from yuiwork.audit.models.handled import HandledEvent
from yuiwork.audit.models.row import AuditRow

__all__ = ["AuditRow", "Document", "DocumentParty", "HandledEvent", "VoidedDocument"]
