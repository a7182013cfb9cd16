"""The door of the notifications room."""

from yuiwork.notifications.letters import Enclosure, Letter, Link
from yuiwork.notifications.queries import unread_count
from yuiwork.notifications.use_cases import hand_over, tell, write_to

__all__ = ["Enclosure", "Letter", "Link", "hand_over", "tell", "unread_count", "write_to"]
