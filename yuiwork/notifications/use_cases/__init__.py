from yuiwork.notifications.use_cases.read import mark_all_read, open_message
from yuiwork.notifications.use_cases.send import hand_over, send_again
from yuiwork.notifications.use_cases.tell import tell, write_to

__all__ = ["hand_over", "mark_all_read", "open_message", "send_again", "tell", "write_to"]
