"""What the signed links of seminars and calendars open (``core.signed_ids``), and when they end.

The link itself carries no date: when it ends is decided by the seminar it belongs to, so moving a seminar
moves the end of its links.
"""

from datetime import datetime, timedelta

from yuiwork.core.signed_ids import read, sign

__all__ = ["CALENDAR", "LIFETIME_AFTER_SEMINAR", "SURVEY", "TICKET", "has_expired", "read", "sign"]

TICKET = "learning.ticket"
SURVEY = "learning.survey"
CALENDAR = "learning.calendar"

LIFETIME_AFTER_SEMINAR = timedelta(days=30)


def has_expired(seminar_ends_at: datetime, now: datetime) -> bool:
    """Links end 30 days after the seminar."""
    return now > seminar_ends_at + LIFETIME_AFTER_SEMINAR
