"""What the shared components are fed with: plain values, wording included. Templates in ``core/templates/ui``."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from django.utils.functional import Promise

from yuiwork.japan.dates import jst_date

Text = str | Promise


class StepState(StrEnum):
    DONE = "done"
    NOW = "now"
    NEXT = "next"


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a timeline or of the ladder. ``note``: the date it happened, or what happens by itself and when."""

    label: Text
    state: StepState
    note: Text = ""


@dataclass(frozen=True, slots=True)
class MoneyLine:
    """One line of a money breakdown, in yen; ``amount`` is signed, ``why`` is one plain sentence.

    ``total`` marks lines that are sums of what stands above (client's payment, amount that arrives).
    """

    label: Text
    amount: int
    why: Text = ""
    total: bool = False


@dataclass(frozen=True, slots=True)
class MoneyBreakdown:
    """Client's payment → fees → tax → withholding → what arrives → date. Shown by ``ui/money_breakdown.html``."""

    caption: Text
    lines: Sequence[MoneyLine]
    paid_on: Text = ""  # 振込日 in words
    hourly: Text = ""  # 時給換算 in words, with the comparison to the minimum wage
    hourly_ok: bool | None = None  # None: no comparison possible


@dataclass(frozen=True, slots=True)
class DataTable:
    """A table with a caption: the other face of every chart, and what csv/xlsx are written from."""

    caption: Text
    columns: Sequence[Text]
    rows: Sequence[Sequence[object]]
    numeric: frozenset[int] = field(default_factory=frozenset)  # column indexes set in tabular figures


@dataclass(frozen=True, slots=True)
class Figure:
    """A chart with its sentence and its table. ``svg`` is made on the server and is safe markup; ``note`` explains it."""

    title: Text
    takeaway: Text
    svg: str
    table: DataTable
    source: Text = ""
    note: Text = ""
    definition_url: str = ""
    downloads: Sequence[tuple[Text, str]] = ()


@dataclass(frozen=True, slots=True)
class NextStep:
    """One thing for this person to do: a sentence, a button, and a time. Rooms offer them, 今日 shows three.

    ``due``: until when, a JST date. ``on``: when it takes place, where it is not she who chooses the time.
    """

    title: Text
    label: Text
    url: str
    due: date | None = None
    on: date | datetime | None = None

    @property
    def day(self) -> date:
        """What it is sorted by; steps without a time come last."""
        if isinstance(self.on, datetime):
            return jst_date(self.on)
        return self.due or self.on or date.max
