"""What the desk notes stands beside the result that the office enters (programmes.md 5, indicators 28 to 30)."""

from datetime import date, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from django.db import IntegrityError, transaction

from tests.cast import SYSTEM, Cast
from tests.learning.school import jst
from tests.page_client import PageClient
from yuiwork.desk.events import OutcomeNoted
from yuiwork.impact.handlers import on_outcome_noted
from yuiwork.impact.models import NotedOutcome
from yuiwork.impact.queries.indicators import indicator_lines
from yuiwork.regions import api as regions

NOON = jst(2026, 11, 24, 12)


def told(cast: Cast, outcome: str, *, ref: UUID | None = None, at: datetime = NOON) -> OutcomeNoted:
    event = OutcomeNoted(
        consultation_id=ref or uuid4(),
        programme_id=cast.nara.id,
        outcome=outcome,
        on=date(2026, 11, 20) if outcome else None,
        user_id=None,
        at=at,
    )
    with transaction.atomic():
        on_outcome_noted(event)
    return event


def noted(cast: Cast, code: str = "migrants", year: int = 2026) -> int | None:
    [line] = [row for row in indicator_lines(cast.nara, year) if row.indicator.code == code]
    return line.noted


@pytest.fixture
def migrants(cast: Cast) -> None:
    regions.save_indicator(
        actor=SYSTEM,
        programme_id=cast.nara.id,
        code="migrants",
        name="移住者数",
        formula="転入した人数",
        unit="人",
        layer="outcome",
    )


def test_it_is_shown_beside_the_result_and_not_in_its_place(cast: Cast, migrants: None) -> None:
    for _person in range(4):
        told(cast, "moved_in")
    told(cast, "solved")
    assert (noted(cast), noted(cast, year=2025)) == (4, 0)
    client = PageClient().sign_in(cast.takeda)
    assert "相談窓口の記録: 4" in client.get("/staff/nara/indicators/").content.decode()
    page = client.get("/staff/nara/indicators/2026/migrants/").content.decode()
    assert 'name="actual"' in page
    assert "窓口に来なかった方も" in page


def test_few_are_hidden(cast: Cast, migrants: None) -> None:
    for _person in range(2):
        told(cast, "moved_in")
    assert noted(cast) is None


def test_the_newest_word_counts_in_whatever_order_it_is_told(cast: Cast, migrants: None) -> None:
    refs = [uuid4() for _person in range(4)]
    for ref in refs:
        event = told(cast, "moved_in", ref=ref)
        with transaction.atomic():
            on_outcome_noted(event)  # again: nothing twice
    told(cast, "", ref=refs[0], at=NOON + timedelta(hours=1))
    told(cast, "moved_in", ref=refs[0], at=NOON + timedelta(minutes=30))  # overtaken
    assert noted(cast) == 3
    told(cast, "opened", ref=refs[1], at=NOON + timedelta(hours=2))
    assert NotedOutcome.objects.filter(outcome="moved_in", holds=True).count() == 2


def test_a_fact_has_its_day(cast: Cast) -> None:
    programme = cast.nara
    with pytest.raises(IntegrityError, match="impact_outcome_has_a_day"), transaction.atomic():
        NotedOutcome.objects.create(
            programme=programme, ref=uuid4(), outcome="moved_in", on=None, holds=True, told_at=NOON
        )
