"""Background entry points."""

from uuid import UUID

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from yuiwork.notifications.use_cases.queue import SEND_TASK
from yuiwork.notifications.use_cases.send import MAX_ATTEMPTS, TryLater, hand_over

# 1, 2, 5, 12, 54 minutes, 4.4 hours: a mail server that is down over lunch loses nothing.
_PATIENCE = RetryStrategy(
    max_attempts=MAX_ATTEMPTS - 1, wait=60, exponential_wait=5, retry_exceptions={TryLater}
)


@app.task(name=SEND_TASK, retry=_PATIENCE)
def send_mail(mail_id: str) -> None:
    """Send one queued mail."""
    hand_over(UUID(mail_id))
