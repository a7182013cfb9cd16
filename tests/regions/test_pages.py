"""The pages where officers say what their programme is; nobody else finds them."""

from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from django.urls import reverse

from tests.cast import SYSTEM, Cast
from tests.page_client import PageClient
from yuiwork.core.actor import Role
from yuiwork.regions import api as regions
from yuiwork.regions.models import StaffLoan
from yuiwork.regions.parts import PARTS

PARTY = {
    "organisation_name": "合同会社まなび",
    "organisation_kana": "まなび",
    "organisation_kind": "company",
    "role": "partner",
    "task": "講師派遣",
}
SENT: dict[str, tuple[dict[str, Any], str]] = {
    "parties": (PARTY, "講師派遣"),
    "meetings": (
        {
            "held_on_year": "2026",
            "held_on_month": "4",
            "held_on_day": "10",
            "kind": "kick_off",
            "attended": "市 産業政策課、運営団体",
            "decided": "毎週金曜に電話で連絡する",
        },
        "毎週金曜に電話で連絡する",
    ),
    "members": ({"municipality_code": "29207", "contact": ""}, "五條市"),
    "stages": ({"number": "1", "name": "第1期計画", "first_year": "2026", "last_year": "2028"}, "第1期計画"),
    "years": (
        {"fiscal_year": "2026", "contract_yen": "５，０００，０００円", "contract_name": "委託契約"},
        "委託契約",
    ),
    "tracks": ({"code": "seo", "name": "SEOライティング", "kind": "service"}, "SEOライティング"),
    "goals": ({"code": "migration", "name": "移住をふやす"}, "移住をふやす"),
    "indicators": (
        {"code": "migrants", "name": "移住者数", "layer": "outcome", "formula": "転入した人", "unit": "人"},
        "移住者数",
    ),
    "budget-lines": (
        {
            "fiscal_year": "2026",
            "number": "1",
            "name": "説明会の開催",
            "basis": "unit",
            "unit_price_yen": "1,350,000",
            "quantity": "2",
            "unit": "回",
        },
        "2,700,000円",
    ),
}


def _url(name: str, *more: Any) -> str:
    return reverse(f"regions:{name}", args=["nara", *more])


def test_every_kind_of_row_has_a_test() -> None:
    assert set(SENT) == set(PARTS)


@pytest.mark.parametrize("part", sorted(PARTS))
def test_a_row_is_added_changed_and_removed(page_client: PageClient, cast: Cast, part: str) -> None:
    page_client.sign_in(cast.takeda)
    data, shown = SENT[part]
    assert page_client.get(_url("part_new", part)).status_code == 200
    empty = page_client.post(_url("part_new", part), {"empty": "1"})
    assert empty.status_code == 422
    assert page_client.post(_url("part_new", part), data).status_code == 303
    back = reverse(PARTS[part].back, args=["nara"])
    assert shown in page_client.get(back).content.decode()
    twice = page_client.post(_url("part_new", part), data)
    assert twice.status_code == 422
    assert "すでにあります" in twice.content.decode()
    [row] = PARTS[part].rows(cast.nara.id)
    change = page_client.get(_url("part_change", part, row.pk)).content.decode()
    assert ("灰色の欄" in change) == bool(PARTS[part].form.key)
    assert change.count("required") < page_client.get(_url("part_new", part)).content.decode().count(
        "required"
    )
    assert page_client.post(_url("part_change", part, row.pk), data).status_code == 303
    assert len(PARTS[part].rows(cast.nara.id)) == 1
    removed = page_client.post(_url("part_remove", part, row.pk))
    assert removed.status_code == (303 if PARTS[part].remove else 404)
    assert bool(PARTS[part].rows(cast.nara.id)) == (PARTS[part].remove is None)


def test_an_indicator_is_picked_from_the_catalogue(page_client: PageClient, cast: Cast) -> None:
    page_client.sign_in(cast.takeda)
    html = page_client.get(_url("catalogue")).content.decode()
    assert "?from=migrants" in html
    assert html.count("<h2 id=") > 1, "grouped by what they count"
    form = page_client.get(_url("part_new", "indicators") + "?from=migrants").content.decode()
    assert "この事業をきっかけに移り住んだ人数" in form


def test_texts_organisations_and_conditions_are_changed(page_client: PageClient, cast: Cast) -> None:
    page_client.sign_in(cast.takeda)
    data = {
        "name": "なららワーク2", "tagline": "x", "description": "x", "for_whom": "x", "contact": "x",
        "starts_on_year": "令和8", "starts_on_month": "4", "starts_on_day": "1",
    }  # fmt: skip
    assert page_client.post(_url("basics"), data).status_code == 303
    wrong = {**data, "ends_on_year": "2025", "ends_on_month": "4", "ends_on_day": "1"}
    assert page_client.post(_url("basics"), wrong).status_code == 422
    sides = {
        "owner_name": "奈良県", "owner_kana": "ナラケン", "owner_kind": "prefecture",
        "operator_name": "NPO法人ならの森", "operator_kana": "", "operator_kind": "npo",
    }  # fmt: skip
    assert page_client.post(_url("organisations"), sides).status_code == 303
    rule = {"places": ["resident", "domicile"], "age_min": "20", "declarations": "子育て中である\n"}
    assert page_client.post(_url("eligibility"), rule).status_code == 303
    html = page_client.get(_url("programme")).content.decode()
    for words in (
        "なららワーク2",
        "奈良県",
        "NPO法人ならの森",
        "奈良市に住んでいる、または奈良市に本籍がある",
        "子育て中である",
    ):
        assert words in html
    form = page_client.get(_url("eligibility")).content.decode()
    assert form.count("checked") == 2
    bad = page_client.post(_url("eligibility"), {"age_min": "50", "age_max": "20"})
    assert bad.status_code == 422
    assert 'value="50"' in bad.content.decode(), "what she typed is kept"


def test_a_sentence_that_stays_keeps_its_code(page_client: PageClient, cast: Cast) -> None:
    page_client.sign_in(cast.takeda)
    for lines in ("甲\n乙", "乙\n丙"):
        page_client.post(_url("eligibility"), {"declarations": lines})
    rule = regions.programme(cast.nara.id).eligibility
    assert [(item["code"], item["text"]) for item in rule] == [("s2", "乙"), ("s3", "丙")]


def test_a_rule_that_the_form_cannot_show_is_left_alone(page_client: PageClient, cast: Cast) -> None:
    rule = [{"kind": "any_of", "conditions": [{"kind": "jobseeker"}, {"kind": "resident"}]}]
    regions.set_eligibility(actor=SYSTEM, programme_id=cast.nara.id, rule=rule)
    page_client.sign_in(cast.takeda)
    assert "設定ファイル" in page_client.get(_url("eligibility")).content.decode()
    page_client.post(_url("eligibility"), {})
    assert regions.programme(cast.nara.id).eligibility == rule


def test_a_payment_is_entered_and_over_budget_is_said(page_client: PageClient, cast: Cast) -> None:
    page_client.sign_in(cast.takeda)
    assert "まだありません" in page_client.get(_url("expense_new", 2026)).content.decode()
    line = regions.save_budget_line(
        actor=SYSTEM, programme_id=cast.nara.id, fiscal_year=2026, number=1, name="旅費", basis="actual",
        unit_price_yen=1000,
    )  # fmt: skip
    data = {
        "line": str(line.id), "spent_on_year": "2026", "spent_on_month": "11", "spent_on_day": "20",
        "amount_yen": "1,001", "what": "講師の旅費", "submission_id": str(uuid4()),
    }  # fmt: skip
    for _twice in range(2):
        assert page_client.post(_url("expense_new", 2026), data).status_code == 303
    html = page_client.get(_url("budget")).content.decode()
    assert "予算を超えています：旅費" in html
    assert "-1円" in html
    outside = {**data, "spent_on_year": "2027", "submission_id": str(uuid4())}
    assert page_client.post(_url("expense_new", 2026), outside).status_code == 422


def test_the_end_is_said_with_what_goes_on(page_client: PageClient, cast: Cast) -> None:
    page_client.sign_in(cast.takeda)
    assert page_client.post(_url("state"), {"action": "end"}).status_code == 303
    assert "修了証とその確認" in page_client.get(_url("programme")).content.decode()
    assert page_client.post(_url("state"), {"action": "burn"}).status_code == 404
    assert page_client.get("/p/nara/").status_code == 200


def test_staff_are_appointed_released_and_lent(page_client: PageClient, cast: Cast) -> None:
    page_client.sign_in(cast.other_officer)
    appoint = reverse("regions:appoint", args=["amami"])
    assert cast.hanako
    assert page_client.post(appoint, {"email": "nobody@example.jp", "role": "tutor"}).status_code == 422
    assert page_client.post(appoint, {"email": "Hanako@example.jp", "role": "tutor"}).status_code == 303
    staff = reverse("regions:staff", args=["amami"])
    assert "山田 花子" in page_client.get(staff).content.decode()
    [line] = [x for x in regions.staff_history(cast.amami.id) if x.user_id == cast.hanako]
    assert page_client.post(reverse("regions:release", args=["amami", line.role_id])).status_code == 303
    own = next(x for x in regions.staff_history(cast.amami.id) if x.user_id == cast.other_officer)
    here = f"http://testserver{reverse('regions:staff', args=['amami'])}"
    release = reverse("regions:release", args=["amami", own.role_id])
    refused = page_client.post(release, headers={"referer": here})
    assert refused.status_code == 409
    assert f'href="{here}"' in refused.content.decode()  # the way back
    elsewhere = page_client.post(release, headers={"referer": "https://elsewhere.example/"})
    assert "elsewhere" not in elsewhere.content.decode()
    assert cast.tutor
    ask = {
        "home": "nara", "email": "tutor@nara.example.jp", "role": "instructor", "submission_id": str(uuid4()),
        "since_year": "2026", "since_month": "11", "since_day": "24", "ends_on_year": "2026",
        "ends_on_month": "12", "ends_on_day": "24",
    }  # fmt: skip
    assert page_client.post(reverse("regions:borrow", args=["amami"]), ask).status_code == 303
    loan = StaffLoan.objects.get()
    page_client.sign_in(cast.takeda)
    answer = reverse("regions:lend", args=["nara", loan.id])
    assert "フリーランス寺子屋" in page_client.get(_url("staff")).content.decode()
    assert page_client.post(answer, {"answer": "decline"}).status_code == 422
    assert page_client.post(answer, {"answer": "agree"}).status_code == 303
    assert cast.actor(cast.tutor).holds(Role.INSTRUCTOR, cast.amami.id)
    assert page_client.get(answer).status_code == 404, "it is answered"


@pytest.mark.parametrize("who", ["tutor", "other_officer", "hanako", "kenji"])
def test_nobody_else_finds_them(page_client: PageClient, cast: Cast, who: str) -> None:
    assert cast.nara
    page_client.sign_in(getattr(cast, who))
    for name in ("programme", "budget", "staff", "basics", "eligibility", "catalogue", "appoint"):
        assert page_client.get(_url(name)).status_code == 404, name


def test_a_director_reads_and_does_not_change(page_client: PageClient, cast: Cast) -> None:
    page_client.sign_in(cast.dirk)
    assert "説明を直す" not in page_client.get(_url("programme")).content.decode()
    assert page_client.get(_url("basics")).status_code == 404
    regions.save_stage(
        actor=SYSTEM, programme_id=cast.nara.id, number=1, name="今の段階", first_year=2026, last_year=2026
    )
    assert "今の段階" in page_client.get(_url("programme")).content.decode()
    assert regions.stage_on(cast.nara.id, date(2026, 11, 24)) is not None
