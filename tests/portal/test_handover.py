"""The page for the next officer: what is decided, pending, promised, and whom to ask (programmes.md 7 F14)."""

from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from django.urls import reverse

from tests.cast import SYSTEM, Cast
from tests.learning.school import School
from tests.page_client import PageClient
from yuiwork.core.actor import Role
from yuiwork.portal.handover import handover
from yuiwork.regions import api as regions

PAGE = "/staff/nara/handover/"


def _texts(cast: Cast) -> dict[str, str]:
    parts = handover(regions.programme(cast.nara.id), cast.actor(cast.takeda))
    return {part.kind.value: "\n".join(item.text for item in part.items) for part in parts}


def _fill(cast: Cast) -> None:
    what: Any = {"actor": SYSTEM, "programme_id": cast.nara.id}
    regions.save_stage(**what, number=1, name="第1期計画", first_year=2026, last_year=2028)
    regions.save_year(**what, fiscal_year=2026, contract_yen=4_800_000)
    line = regions.save_budget_line(
        **what, fiscal_year=2026, number=1, name="旅費", basis="actual", unit_price_yen=1000
    )
    regions.record_expense(
        **what,
        line_id=line.id,
        submission_id=uuid4(),
        spent_on=date(2026, 11, 1),
        amount_yen=1500,
        what="講師",
    )
    regions.save_indicator(
        **what, code="migrants", name="移住者数", formula="転入した人数", unit="人", layer="outcome"
    )
    regions.set_target(**what, fiscal_year=2026, indicator="migrants", value=50, due_month=date(2027, 3, 1))


def test_it_is_gathered_from_the_rooms(cast: Cast) -> None:
    school = School(cast)
    assert school.seminar
    school.apply_for_course(cast.sato)
    _fill(cast)
    regions.propose_promotion(
        actor=cast.actor(cast.dirk), programme_id=cast.nara.id, user_id=cast.tutor, to_role=Role.DIRECTOR,
        reason="教えるのが上手", submission_id=uuid4(),
    )  # fmt: skip
    assert cast.takeda
    texts = _texts(cast)
    assert "第1期計画" in texts["decided"]
    assert "4,800,000円" in texts["decided"]
    assert "1件" in texts["pending"]
    assert "予算を超えています：旅費" in texts["pending"]
    assert "登用の推薦" in texts["pending"]
    assert "移住者数：50人（2027年3月まで）" in texts["promised"]
    assert "武田 一（担当職員）" in texts["ask"]
    assert "奈良市" in texts["ask"]


def test_it_leads_only_to_pages_that_its_reader_may_open(cast: Cast) -> None:
    """The officer gives no feedback; the operator decides on nobody."""
    school = School(cast)
    assert school.enrolment
    school.submit(school.exercises[0])
    school.apply_for_course(cast.sato)
    _fill(cast)
    for who in (cast.takeda, cast.oper):
        client = PageClient().sign_in(who)
        parts = handover(regions.programme(cast.nara.id), cast.actor(who))
        led_to = {item.url for part in parts for item in part.items if item.url}
        assert reverse("regions:budget", args=["nara"]) in led_to
        assert {path: client.get(path).status_code for path in led_to} == dict.fromkeys(led_to, 200)


def test_a_note_is_pinned_read_and_done(page_client: PageClient, cast: Cast) -> None:
    page_client.sign_in(cast.takeda)
    note = {"kind": "promised", "text": "商店街に春の説明会を約束した", "submission_id": str(uuid4())}
    assert page_client.post(PAGE, {"kind": "promised", "text": ""}).status_code == 422
    for _twice in range(2):
        assert page_client.post(PAGE, note).status_code == 303
    html = page_client.get(PAGE).content.decode()
    assert html.count("商店街に春の説明会を約束した</span>") <= 1
    [pinned] = regions.notes_of(cast.nara.id)
    assert page_client.post(reverse("portal:note_close", args=["nara", pinned.id])).status_code == 303
    assert "済んだメモ" in page_client.get(PAGE).content.decode()


@pytest.mark.parametrize("who", ["dirk", "tutor", "other_officer", "hanako"])
def test_it_is_for_officers(page_client: PageClient, cast: Cast, who: str) -> None:
    assert cast.nara
    page_client.sign_in(getattr(cast, who))
    assert page_client.get(PAGE).status_code == 404
