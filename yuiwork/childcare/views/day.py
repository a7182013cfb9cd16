"""The list of the day, from records that were opened (and logged) before."""

from collections.abc import Iterable
from dataclasses import dataclass

from yuiwork.childcare.facts import ChildFacts, age_words, opened_collector
from yuiwork.childcare.models import ChildPlace, Occasion
from yuiwork.japan.dates import jst_date


@dataclass(frozen=True, slots=True)
class DayRow:
    """One child. ``collectors`` with the number by which the use-case knows them."""

    place: ChildPlace
    facts: ChildFacts
    age: str
    collectors: list[tuple[int, str]]
    collected_by: str


def day_rows(opened: Iterable[tuple[ChildPlace, ChildFacts]], occasion: Occasion) -> list[DayRow]:
    day = jst_date(occasion.starts_at)
    return [
        DayRow(
            place=place,
            facts=facts,
            age=age_words(facts.months_on(day)),
            collectors=list(enumerate(facts.collectors)),
            collected_by=opened_collector(place.id, place.collected_by) if place.collected_by else "",
        )
        for place, facts in opened
    ]
