"""What is known of a child, and sealing it. Plain values: nothing here writes to a table."""

from dataclasses import asdict, dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from yuiwork.core.sealed import seal, unseal

PURPOSE = "childcare.record"
COLLECTOR = "childcare.collector"


@dataclass(frozen=True, slots=True)
class ChildFacts:
    """Birth date JST. ``collectors``: who may collect the child, each with her relation to it, as the parent wrote."""

    name: str
    kana: str
    birth_date: date
    allergies: str
    health: str
    emergency_name: str
    emergency_phone: str
    collectors: tuple[str, ...]

    def sealed_for(self, record_id: UUID) -> bytes:
        values = asdict(self) | {
            "birth_date": self.birth_date.isoformat(),
            "collectors": list(self.collectors),
        }
        return seal(PURPOSE, str(record_id), values).encode()

    @classmethod
    def opened(cls, record_id: UUID, sealed: bytes | memoryview) -> "ChildFacts":
        """Raises ``CannotOpen``."""
        values: dict[str, Any] = unseal(PURPOSE, str(record_id), bytes(sealed).decode())
        birth_date, collectors = date.fromisoformat(values["birth_date"]), tuple(values["collectors"])
        return cls(**values | {"birth_date": birth_date, "collectors": collectors})

    def months_on(self, day: date) -> int:
        return months_old(self.birth_date, day)


def sealed_collector(place_id: UUID, name: str) -> bytes:
    return seal(COLLECTOR, str(place_id), {"name": name}).encode()


def opened_collector(place_id: UUID, sealed: bytes | memoryview) -> str:
    return str(unseal(COLLECTOR, str(place_id), bytes(sealed).decode())["name"])


def months_old(birth_date: date, day: date) -> int:
    """Whole months on a day (JST dates): a month is full on the same day of the month, or on the last day of a
    shorter one."""
    months = (day.year - birth_date.year) * 12 + day.month - birth_date.month
    return months - (not _month_is_full(birth_date.day, day))


def _month_is_full(born_on: int, day: date) -> bool:
    next_day = date.fromordinal(day.toordinal() + 1)
    return day.day >= born_on or next_day.month != day.month


def age_words(months: int) -> str:
    """2 years and 3 months, in the reader's language."""
    years, rest = divmod(months, 12)
    if not years:
        return _("%(months)d months") % {"months": rest}
    return _("%(years)d years %(months)d months") % {"years": years, "months": rest}
