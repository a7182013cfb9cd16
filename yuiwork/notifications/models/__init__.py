from yuiwork.notifications.models.mail import Mail, MailAttachment, MailState
from yuiwork.notifications.models.message import Message

__all__ = ["Mail", "MailAttachment", "MailState", "Message"]
