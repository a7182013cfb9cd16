"""返事の目安: by which day the tutor answers."""

from datetime import date, timedelta

from yuiwork.japan.holidays import is_public_office_closed


def answer_by(sent_on: date, business_days: int) -> date:
    """The JST date ``business_days`` working days after the day of sending, which is not counted."""
    day = sent_on
    left = business_days
    while left:
        day += timedelta(days=1)
        if not is_public_office_closed(day):
            left -= 1
    return day
