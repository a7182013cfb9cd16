"""Opening hours and the giving out of units, against simple models."""

from dataclasses import dataclass
from datetime import date, time, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from tests.facilities.hall import jst
from yuiwork.facilities.hours_text import parse_hours, write_hours
from yuiwork.facilities.opening import Span, free_unit, free_units, joined, open_spans, slots


@dataclass
class Line:
    weekday: int
    opens: time
    closes: time


@dataclass
class Other:
    day: date
    opens: time | None = None
    closes: time | None = None


MINUTES = st.integers(0, 23 * 60).map(lambda m: time(m // 60, m % 60))
LINES = st.tuples(MINUTES, MINUTES).filter(lambda p: p[0] < p[1]).map(lambda p: Line(2, *p))
WEDNESDAY = date(2026, 11, 25)


@given(st.lists(LINES, max_size=5))
def test_a_minute_is_open_when_some_line_says_so(lines: list[Line]) -> None:
    found = open_spans(WEDNESDAY, lines, [], "office")
    for minute in range(0, 24 * 60, 7):
        moment = jst(25, minute // 60, minute % 60)
        at = moment.time()
        assert any(s.start <= moment < s.end for s in found) == any(x.opens <= at < x.closes for x in lines)
    assert found == joined(found)


@given(st.lists(LINES, max_size=5), st.sampled_from([15, 30, 60]))
def test_slots_lie_inside_and_do_not_overlap(lines: list[Line], minutes: int) -> None:
    spans = open_spans(WEDNESDAY, lines, [], "open")
    steps = slots(spans, minutes)
    assert all(any(s.holds(step) for s in spans) for step in steps)
    assert all(a.end <= b.start for a, b in pairwise(steps))
    assert all(step.start.minute % minutes == 0 for step in steps)


@pytest.mark.parametrize(
    ("day", "rule", "is_open"),
    [
        (date(2026, 11, 23), "open", True),
        (date(2026, 11, 23), "national", False),
        (date(2026, 12, 30), "national", True),
        (date(2026, 12, 30), "office", False),
        (date(2026, 11, 24), "office", True),
    ],
)
def test_the_calendar_of_the_country(day: date, rule: str, is_open: bool) -> None:
    lines = [Line(w, time(9), time(17)) for w in range(7)]
    assert bool(open_spans(day, lines, [], rule)) is is_open
    assert open_spans(day, lines, [Other(day, time(8), time(9))], rule)[0].minutes == 60
    assert open_spans(day, lines, [Other(day)], rule) == []


@pytest.mark.parametrize(
    "text",
    [
        "10:00-12:00, 13:00-17:00",
        "１０：００〜１２：００、１３：００～１７：００",
        "13時から17時 10時-12時",
        "10-12/13:00ー17:00",
    ],
)
def test_hours_are_read_as_people_write_them(text: str) -> None:
    assert write_hours(parse_hours(text)) == "10:00-12:00, 13:00-17:00"


@pytest.mark.parametrize(
    "text", ["朝から晩まで", "10:00", "12:00-10:00", "10:00-12:00 11:00-13:00", "25:00-26:00"]
)
def test_hours_that_cannot_be_are_refused(text: str) -> None:
    with pytest.raises(ValueError):
        parse_hours(text)


@given(st.lists(MINUTES, unique=True, max_size=8).map(sorted))
def test_hours_written_are_read_back(times: list[time]) -> None:
    pairs = list(zip(times[::2], times[1::2], strict=False))
    assert parse_hours(write_hours(pairs)) == pairs


class Lending(RuleBasedStateMachine):
    """Units are given out and taken back; a plain table of minutes says what is right."""

    UNITS = 3

    def __init__(self) -> None:
        super().__init__()
        self.taken: list[tuple[int, Span]] = []
        self.table: dict[tuple[int, int], int] = {}
        self.count = 0

    @rule(start=st.integers(0, 40), length=st.integers(1, 12))
    def lend(self, start: int, length: int) -> None:
        wanted = self._span(start, length)
        cells = range(start, start + length)
        free = [u for u in range(1, self.UNITS + 1) if all((u, c) not in self.table for c in cells)]
        unit = free_unit(self.UNITS, self.taken, wanted)
        assert unit == min(free, default=None)
        assert free_units(self.UNITS, self.taken, wanted) == len(free)
        if unit is not None:
            self.count += 1
            self.taken.append((unit, wanted))
            self.table.update({(unit, c): self.count for c in cells})

    @rule(data=st.data())
    def give_back(self, data: st.DataObject) -> None:
        if self.taken:
            unit, span = self.taken.pop(data.draw(st.integers(0, len(self.taken) - 1)))
            start = (span.start - jst(25, 0)) // timedelta(minutes=15)
            for cell in range(start, start + span.minutes // 15):
                del self.table[unit, cell]

    @invariant()
    def nobody_shares(self) -> None:
        for one in range(1, self.UNITS + 1):
            spans = sorted(span for unit, span in self.taken if unit == one)
            assert all(a.end <= b.start for a, b in pairwise(spans))

    @staticmethod
    def _span(start: int, length: int) -> Span:
        step = timedelta(minutes=15)
        return Span(jst(25, 0) + start * step, jst(25, 0) + (start + length) * step)


TestLending = Lending.TestCase
TestLending.settings = settings(max_examples=60, stateful_step_count=30)
