"""Targets and results: promised, counted or entered, and why one was missed (programmes.md 7 F12, F13)."""

from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse

from tests.cast import SYSTEM, Cast
from tests.impact.conftest import reach
from tests.learning.school import AFTER_SEMINAR, School
from tests.page_client import PageClient
from yuiwork.core import clock
from yuiwork.impact.models import Milestone
from yuiwork.impact.queries.counts import Period
from yuiwork.impact.queries.indicators import indicator_lines
from yuiwork.impact.queries.towns import towns_table
from yuiwork.learning import api as learning
from yuiwork.regions import api as regions

PAGE = "/staff/nara/indicators/"


def _indicator(cast: Cast, code: str, name: str) -> None:
    regions.save_indicator(
        actor=SYSTEM,
        programme_id=cast.nara.id,
        code=code,
        name=name,
        formula="数え方",
        unit="人",
        layer="outcome",
    )


def _target(code: str) -> str:
    return reverse("impact:target", args=["nara", 2026, code])


def test_a_missed_target_needs_its_reason(page_client: PageClient, cast: Cast) -> None:
    _indicator(cast, "migrants", "移住者数")
    page_client.sign_in(cast.takeda)
    data = {"value": "50", "due_month": "２０２７年３月", "actual": "38", "reason": "", "improvement": ""}
    assert page_client.get(_target("migrants")).status_code == 200
    refused = page_client.post(_target("migrants"), data)
    assert refused.status_code == 422
    assert 'value="38"' in refused.content.decode()
    assert page_client.post(_target("migrants"), {**data, "due_month": "3月"}).status_code == 422
    told = {**data, "reason": "住まいが足りない", "improvement": "空き家を紹介する"}
    assert page_client.post(_target("migrants"), told).status_code == 303
    html = page_client.get(PAGE).content.decode()
    assert "住まいが足りない" in html
    assert "50人" in html
    assert "目標1件のうち0件" in html


def test_what_the_system_counts_is_not_entered_and_small_cells_are_hidden(
    page_client: PageClient, cast: Cast
) -> None:
    _indicator(cast, "earned", "報酬を得た人数")
    _indicator(cast, "applied", "申込者数")
    regions.set_target(
        actor=SYSTEM, programme_id=cast.nara.id, fiscal_year=2026, indicator="applied", value=10
    )
    reach(cast.nara.id, Milestone.APPLIED, 12, date(2026, 6, 1))
    reach(cast.nara.id, Milestone.EARNED, 2, date(2026, 9, 1))
    page_client.sign_in(cast.takeda)
    assert 'name="actual"' not in page_client.get(_target("applied")).content.decode()
    html = page_client.get(PAGE).content.decode()
    assert "12人" in html
    assert "達成" in html
    assert "2人" not in html.replace("12人", ""), "two people could be recognised"


def test_stamps_come_from_the_boards_and_are_not_entered(page_client: PageClient, cast: Cast) -> None:
    _indicator(cast, "stamps", "チャレンジのスタンプ数")
    regions.set_target(actor=SYSTEM, programme_id=cast.nara.id, fiscal_year=2026, indicator="stamps", value=2)
    school = School(cast)
    seminar = school.new_seminar(venue_seats=30)
    came = [school.apply(seminar_id=seminar.id, email=f"p{number}@example.jp") for number in range(3)]
    for present in (True, False):  # one mark was wrong and is put right
        with clock.at(AFTER_SEMINAR):
            for application in came if present else came[:1]:
                learning.mark_seminar_attendance(
                    actor=cast.actor(cast.takeda), application_id=application.id, present=present
                )
    [line] = indicator_lines(cast.nara, 2026)
    assert (line.actual, line.counted, line.reached) == (Decimal(2), True, True), (
        "two boards: nobody is recognised"
    )
    assert indicator_lines(cast.nara, 2025)[0].actual == 0
    page_client.sign_in(cast.takeda)
    assert 'name="actual"' not in page_client.get(_target("stamps")).content.decode()


def test_an_empty_programme_is_led_to_the_catalogue(page_client: PageClient, cast: Cast) -> None:
    page_client.sign_in(cast.takeda)
    assert reverse("regions:catalogue", args=["nara"]) in page_client.get(PAGE).content.decode()
    assert page_client.get(_target("nothing")).status_code == 404


@pytest.mark.parametrize("who", ["tutor", "other_officer", "hanako"])
def test_nobody_else_finds_them(page_client: PageClient, cast: Cast, who: str) -> None:
    assert cast.nara
    page_client.sign_in(getattr(cast, who))
    assert page_client.get(PAGE).status_code == 404


def test_attendees_are_told_by_member_municipality(cast: Cast) -> None:
    """A prefecture over its towns (programmes.md 1.1): who came twice counts once, small cells are hidden."""
    school = School(cast)
    seminar = school.new_seminar(venue_seats=30)
    towns = {"29207": 4, "29201": 1, "13101": 5}
    numbers = iter(range(100))
    for code, people in towns.items():
        for _person in range(people):
            application = school.apply(
                seminar_id=seminar.id, email=f"p{next(numbers)}@example.jp", municipality_code=code
            )
            with clock.at(AFTER_SEMINAR):
                learning.mark_seminar_attendance(
                    actor=cast.actor(cast.takeda), application_id=application.id, present=True
                )
    assert towns_table(cast.nara, Period(2026)) is None, "no members, no table"
    for code in ("29201", "29207"):
        regions.save_member(actor=SYSTEM, programme_id=cast.nara.id, municipality_code=code)
    table = towns_table(cast.nara, Period(2026))
    assert table is not None
    assert [row[0] for row in table.rows] == ["奈良市", "五條市", "そのほか"]
    assert table.rows[0][1] == "x", "one person could be recognised"
    assert "x" in [row[1] for row in table.rows[1:]], "and nobody works it out from the total"
