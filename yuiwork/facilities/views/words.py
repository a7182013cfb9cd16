"""Opening hours in words for a page."""

from yuiwork.core.templatetags.ui import listed
from yuiwork.core.web.components import Text
from yuiwork.facilities.forms.plan import WEEKDAYS
from yuiwork.facilities.hours_text import write_hours
from yuiwork.facilities.models import Facility


def hours_in_words(facility: Facility) -> list[tuple[Text, str]]:
    """Weekday and hours, closed days left out."""
    rows = list(facility.hours.all())
    lines = [
        (label, listed(write_hours([(h.opens, h.closes)]) for h in rows if h.weekday == weekday))
        for weekday, label in enumerate(WEEKDAYS)
    ]
    return [line for line in lines if line[1]]
