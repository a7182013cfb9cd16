"""The form of a round: built line by line, fixed by the announcement, answered with the application."""

from typing import Any
from uuid import uuid4

import pytest
from django.urls import reverse

from tests.intake.office import Office, code_of
from tests.learning.test_constraints import copied, refused
from tests.page_client import PageClient
from yuiwork.core.errors import Invalid, NotFound, Refused
from yuiwork.intake.models import ApplicationSheet, IntakeRound, SheetAnswer
from yuiwork.intake.queries.answers import answers_in_words
from yuiwork.intake.use_cases import add_question, announce_round, move_question


def add(office: Office, row: IntakeRound, **changes: Any) -> str:
    """The code of the new question."""
    values: dict[str, Any] = {"kind": "text", "text": "好きな本は？", "required": False}
    made = add_question(actor=office.officer, round_id=row.id, **{**values, **changes})
    return str(made.questions[-1]["code"])


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"kind": "song"}, "kind"),
        ({"text": " "}, "text"),
        ({"kind": "single", "options": ["はい", "はい "]}, "options"),
    ],
)
def test_what_is_no_question_is_told_at_its_field(
    office: Office, changes: dict[str, Any], field: str
) -> None:
    with pytest.raises(Invalid) as refusal:
        add(office, office.plan(), **changes)
    assert refusal.value.field == field


def test_questions_are_moved_and_taken_out(office: Office) -> None:
    row = office.plan()
    codes = [add(office, row, text=text) for text in ("一", "二", "三")]
    for code, by in ((codes[2], -1), (codes[0], 1), (codes[0], 0)):
        move_question(actor=office.officer, round_id=row.id, code=code, by=by)
    row.refresh_from_db()
    assert [question["text"] for question in row.questions] == ["三", "二"]
    with pytest.raises(NotFound):
        move_question(actor=office.officer, round_id=row.id, code=codes[0], by=1)


def test_the_announcement_fixes_the_form(office: Office) -> None:
    row = office.plan()
    add(office, row)
    announced = announce_round(actor=office.officer, round_id=row.id)
    assert announced.question_set is not None
    assert announced.question_set.state == "published"
    with pytest.raises(Refused) as refusal:
        add(office, row)
    assert code_of(refusal) == "ANNOUNCED"


def test_answers_go_with_the_application_and_stay(office: Office) -> None:
    row = office.plan()
    book = add(office, row)
    device = add(office, row, kind="single", text="パソコンは？", options=["ある", "ない"], required=True)
    announce_round(actor=office.officer, round_id=row.id)
    with pytest.raises(Invalid) as refusal:
        office.apply(answers={book: "銀河鉄道の夜"})
    assert refusal.value.field == device
    assert not ApplicationSheet.objects.filter(state="sent").exists()
    sheet = office.apply(answers={book: "銀河鉄道の夜", device: "a2"})
    assert answers_in_words(sheet) == [("好きな本は？", "銀河鉄道の夜"), ("パソコンは？", "ない")]
    answer = SheetAnswer.objects.filter(sheet=sheet)[0]
    refused("append-only", lambda: SheetAnswer.objects.update(value="?"))
    refused("append-only", lambda: SheetAnswer.objects.all().delete())
    refused("intake_answer_once", lambda: copied(answer))


def test_the_form_is_built_and_answered_on_screen(office: Office) -> None:
    row = office.plan()
    officer = PageClient().sign_in(office.cast.takeda)
    path = reverse("intake:questions", args=["nara", row.id])
    form = {
        "action": "add",
        "kind": "multi",
        "text": "使えるものは？",
        "options": "表計算\n文書作成",
        "required": "on",
    }
    assert officer.post(path, {**form, "options": ""}).status_code == 422
    assert officer.post(path, form).status_code == 303
    assert officer.post(path, {**form, "kind": "text", "text": "ひとこと", "required": ""}).status_code == 303
    html = officer.get(path).content.decode()
    assert "表計算 / 文書作成" in html
    row.refresh_from_db()
    tools, word = (question["code"] for question in row.questions)
    assert officer.post(path, {"action": "up", "code": word}).status_code == 303
    assert officer.post(path, {"action": "sideways", "code": word}).status_code == 404
    announce_round(actor=office.officer, round_id=row.id)
    her = PageClient().sign_in(office.cast.hanako)
    page = reverse("intake:apply", args=[office.school.course.id])
    assert "使えるものは？" in her.get(page).content.decode()
    answers = {"motive": "家で働きたい", "weekly_hours": "8", "submission_id": str(uuid4()), word: "よろしく"}
    assert her.post(page, {**answers, "action": "draft", tools: ["a2"]}).status_code == 303
    html = her.get(page).content.decode()
    assert "よろしく" in html
    assert " checked" in html
    wrong = her.post(page, answers)
    assert wrong.status_code == 422
    assert f'id="id_{tools}_error"' in wrong.content.decode()
    assert her.post(page, {**answers, tools: ["a1", "a2"]}).status_code == 303
    sheet = ApplicationSheet.objects.get()
    shown = officer.get(reverse("intake:application", args=["nara", sheet.application_id])).content.decode()
    assert "表計算" in shown
    assert "よろしく" in shown
    officer.cookies["django_language"] = "en"
    assert officer.get(path).status_code == 200
    assert PageClient().sign_in(office.cast.other_officer).get(path).status_code == 404
