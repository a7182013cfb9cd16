"""The conditions of a programme in an application: asked, told before she applies, kept with it, shown to the office."""

from typing import Any
from uuid import uuid4

import pytest
from django.urls import reverse

from tests.cast import SYSTEM
from tests.intake.office import Office, code_of
from tests.learning.test_constraints import refused
from tests.page_client import PageClient
from yuiwork.core.errors import Invalid
from yuiwork.intake.eligibility import statements_of
from yuiwork.intake.models import ApplicationSheet, Method
from yuiwork.regions import api as regions

RULE: list[dict[str, Any]] = [
    {"kind": "any_of", "conditions": [{"kind": "resident"}, {"kind": "domicile"}]},
    {"kind": "age", "min": 20},
    {"kind": "declares", "code": "child", "text": "子育て中である"},
]


@pytest.fixture
def strict(office: Office) -> Office:
    """Nara takes residents or people from there, from 20 years on, who raise children."""
    regions.set_eligibility(actor=SYSTEM, programme_id=office.cast.nara.id, rule=RULE)
    office.cast.nara.refresh_from_db()
    return office


def test_only_what_the_profile_cannot_answer_is_asked(strict: Office) -> None:
    assert [one.code for one in statements_of(strict.cast.nara)] == ["domicile", "child"]


@pytest.mark.parametrize(
    ("who", "ticked", "answer"),
    [
        ("hanako", ["child"], "holds"),
        ("hanako", [], "fails"),
        ("kenji", ["domicile", "child"], "holds"),  # lives in Tokyo
        ("kenji", ["child"], "fails"),
    ],
)
def test_the_verdict_is_kept_with_the_application(
    strict: Office, who: str, ticked: list[str], answer: str
) -> None:
    sheet = strict.apply(getattr(strict.cast, who), statements=ticked, although=True)
    assert sheet.eligible == answer
    assert [line["answer"] for line in sheet.eligibility].count("fails") == (answer == "fails")
    assert len(sheet.eligibility) == 3
    refused("intake_sent_sheet_stays", lambda: ApplicationSheet.objects.update(eligible="unknown"))


def test_she_is_told_before_and_may_apply_all_the_same(strict: Office) -> None:
    with pytest.raises(Invalid) as refusal:
        strict.apply(statements=[])
    assert (code_of(refusal), refusal.value.field) == ("NOT_ELIGIBLE", "although")
    assert not ApplicationSheet.objects.exists()
    assert strict.apply(statements=[], although=True).eligible == "fails"


def test_first_come_accepts_nobody_whom_the_office_must_check(strict: Office) -> None:
    strict.cast.tutor  # noqa: B018 - appointed
    strict.call(method=Method.FIRST_COME, seats=1)
    first = strict.apply(statements=[], although=True)
    second = strict.apply(strict.cast.sato, statements=["child"])
    for sheet, state in ((first, "applied"), (second, "accepted")):
        assert sheet.application is not None
        sheet.application.refresh_from_db()
        assert sheet.application.state == state


def test_the_pages_say_how_it_stands(strict: Office) -> None:
    client = PageClient().sign_in(strict.cast.kenji)
    path = reverse("intake:apply", args=[strict.school.course.id])
    html = client.get(path).content.decode()
    for words in ("この事業の応募条件", "子育て中である", "本籍が奈良市にある", "回答で決まります"):
        assert words in html
    form = {
        "motive": "家で働きたい",
        "weekly_hours": "8",
        "statements": ["child"],
        "submission_id": str(uuid4()),
    }
    wrong = client.post(path, form)
    assert wrong.status_code == 422
    assert 'id="id_although_error"' in wrong.content.decode()
    assert "お知らせいただいた内容では満たしていません" in wrong.content.decode()
    assert client.post(path, {**form, "although": "on"}).status_code == 303
    officer = PageClient().sign_in(strict.cast.takeda)
    sheet = ApplicationSheet.objects.get()
    for page in (
        reverse("intake:applications", args=["nara"]),
        reverse("intake:application", args=["nara", sheet.application_id]),
    ):
        assert "満たしていない条件があります" in officer.get(page).content.decode()
    client.cookies["django_language"] = "en"
    assert client.get(reverse("intake:mine", args=[sheet.application_id])).status_code == 200


def test_although_is_offered_only_where_a_condition_is_not_fulfilled(strict: Office) -> None:
    path = reverse("intake:apply", args=[strict.school.course.id])
    hanako = PageClient().sign_in(strict.cast.hanako)
    assert 'name="although"' not in hanako.get(path).content.decode()  # nothing speaks against her so far
    form = {"motive": "", "weekly_hours": "8", "statements": ["child"], "submission_id": str(uuid4())}
    assert 'name="although"' not in hanako.post(path, form).content.decode()  # another field is wrong
    young = [*RULE, {"kind": "age", "min": 90}]
    regions.set_eligibility(actor=SYSTEM, programme_id=strict.cast.nara.id, rule=young)
    assert 'name="although"' in hanako.get(path).content.decode()


def test_without_conditions_nothing_is_asked(office: Office) -> None:
    html = (
        PageClient().sign_in(office.cast.hanako).get(reverse("intake:apply", args=[office.school.course.id]))
    )
    assert "この事業の応募条件" not in html.content.decode()
    assert office.apply().eligible == "holds"


def test_the_page_saves_itself_and_tells_when_another_device_was_faster(office: Office) -> None:
    client = PageClient().sign_in(office.cast.hanako)
    path = reverse("intake:apply", args=[office.school.course.id])
    first = client.post(path, {"motive": "一", "weekly_hours": "", "base": "", "action": "autosave"}).json()
    assert "保存" in first["message"]
    second = client.post(path, {"motive": "二", "base": first["base"], "action": "autosave"})
    assert second.status_code == 200
    late = client.post(path, {"motive": "三", "base": first["base"], "action": "autosave"})
    assert late.status_code == 409
    assert ApplicationSheet.objects.get().typed["motive"] == "二"
    button = {"motive": "三", "base": first["base"], "action": "draft"}
    told = client.post(path, button)
    assert told.status_code == 422
    html = told.content.decode()
    assert "別の端末" in html
    assert "三" in html
    newest = ApplicationSheet.objects.get().base
    assert f'value="{newest}"' in html
    assert client.post(path, {**button, "base": newest}).status_code == 303
    assert ApplicationSheet.objects.get().typed["motive"] == "三"
