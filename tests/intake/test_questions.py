"""The form of a round: built with the builder of surveys, fixed by the announcement, answered with the application."""

from typing import Any
from uuid import UUID, uuid4

import pytest
from django.urls import reverse

from tests.intake.office import Office, code_of
from tests.learning.test_constraints import copied, refused
from tests.page_client import PageClient
from yuiwork.core.errors import Invalid, NotFound, Refused
from yuiwork.intake.models import ApplicationSheet, IntakeRound, SheetAnswer
from yuiwork.intake.queries.answers import answers_in_words, questions_of
from yuiwork.intake.use_cases import announce_round, begin_form, close_round, copy_form, reword_question
from yuiwork.surveys import api as surveys

YES_NO = [{"code": "yes", "label": "ある"}, {"code": "no", "label": "ない"}]


def url(name: str, row: IntakeRound, *more: object) -> str:
    return reverse(f"intake:{name}", args=["nara", row.id, *more])


def fresh(row: IntakeRound) -> IntakeRound:
    return IntakeRound.objects.get(id=row.id)


def texts(row: IntakeRound) -> list[str]:
    return [question.text for question in questions_of(fresh(row))]


def words_for(row: IntakeRound, code: str, **changes: Any) -> surveys.QuestionData:
    asked = next(question for question in questions_of(fresh(row)) if question.code == code)
    return {**surveys.question_data(asked), **changes}  # type: ignore[typeddict-item]


def test_the_announcement_fixes_the_form(office: Office) -> None:
    row = office.plan()
    office.ask(row)
    announced = announce_round(actor=office.officer, round_id=row.id)
    assert announced.question_set is not None
    assert announced.question_set.state == "published"
    for act in (begin_form, lambda **who: copy_form(**who, from_round_id=row.id)):
        with pytest.raises(Refused) as refusal:
            act(actor=office.officer, round_id=row.id)
        assert code_of(refusal) == "ANNOUNCED"
    with pytest.raises(Refused) as late:
        surveys.change_question(
            actor=office.officer,
            question_id=questions_of(announced)[0].id,
            data=surveys.question_data(questions_of(announced)[0]),
        )
    assert code_of(late) == "PUBLISHED"


def test_a_form_without_questions_is_none(office: Office) -> None:
    row = office.plan()
    begin_form(actor=office.officer, round_id=row.id)
    assert announce_round(actor=office.officer, round_id=row.id).question_set is None
    assert office.apply().state == "sent"


def test_answers_go_with_the_application_and_stay(office: Office) -> None:
    row = office.plan()
    book = office.ask(row)
    device = office.ask(row, kind="single", text="パソコンは？", options=YES_NO, required=True)
    announce_round(actor=office.officer, round_id=row.id)
    with pytest.raises(Invalid) as refusal:
        office.apply(answers={book: "銀河鉄道の夜"})
    assert refusal.value.field == device
    assert not ApplicationSheet.objects.filter(state="sent").exists()
    sheet = office.apply(answers={book: "銀河鉄道の夜", device: "no"})
    assert answers_in_words(sheet) == [("好きな本は？", "銀河鉄道の夜"), ("パソコンは？", "ない")]
    answer = SheetAnswer.objects.filter(sheet=sheet)[0]
    refused("append-only", lambda: SheetAnswer.objects.update(value="?"))
    refused("append-only", lambda: SheetAnswer.objects.all().delete())
    refused("intake_answer_once", lambda: copied(answer))


def test_branches_scales_and_tables_are_asked_of_applicants(office: Office) -> None:
    row = office.plan()
    device = office.ask(row, kind="single", text="パソコンは？", options=YES_NO, required=True)
    age = office.ask(
        row, kind="number", text="何年使っていますか", unit="年", required=True,
        shown_if={"question": device, "any_of": ["yes"]},
    )  # fmt: skip
    steps = [{"code": str(n), "label": f"{n}番"} for n in range(1, 6)]
    skill = office.ask(row, kind="scale", text="得意ですか", options=steps)
    tools = office.ask(
        row, kind="matrix", text="使えますか", options=YES_NO, rows=[{"code": "sheet", "label": "表計算"}]
    )
    announce_round(actor=office.officer, round_id=row.id)
    html = PageClient().sign_in(office.cast.hanako).get(
        reverse("intake:apply", args=[office.school.course.id])
    ).content.decode()  # fmt: skip
    assert "使えますか: 表計算" in html
    with pytest.raises(Invalid) as refusal:
        office.apply(answers={device: "yes"})
    assert refusal.value.field == age
    given = {device: "no", age: 3, skill: "4", tools: {"sheet": "yes"}}
    sheet = office.apply(answers=given)  # who has none is not asked for how long
    assert answers_in_words(sheet) == [
        ("パソコンは？", "ない"),
        ("得意ですか", "4 4番"),
        ("使えますか", "表計算: ある"),
    ]


def test_better_words_are_the_next_version_and_everybody_keeps_what_she_read(office: Office) -> None:
    row = office.plan()
    book = office.ask(row)
    announce_round(actor=office.officer, round_id=row.id)
    first = office.apply(answers={book: "銀河鉄道の夜"})
    read = fresh(row).question_set_id  # Sato opened the page before the wording changed
    for _ in range(2):
        reword_question(
            actor=office.officer,
            round_id=row.id,
            code=book,
            words=words_for(row, book, text="よく読む本は？"),
        )
    newest = fresh(row).question_set
    assert newest is not None
    assert (newest.version, newest.follows_id, newest.state) == (2, read, "published")
    second = office.apply(office.cast.sato, answers={book: "注文の多い料理店"}, question_set_id=read)
    third = office.apply(office.cast.kenji, answers={book: "やまなし"})
    asked = [answers_in_words(sheet)[0][0] for sheet in (first, second, third)]
    assert asked == ["好きな本は？", "好きな本は？", "よく読む本は？"]
    [earlier] = surveys.earlier_wordings(questions_of(fresh(row))[0])
    assert earlier.text == "好きな本は？"
    stranger = office.cast.actor(office.cast.other_officer)
    with pytest.raises(Refused):
        reword_question(actor=stranger, round_id=row.id, code=book, words=words_for(row, book))


def test_another_meaning_is_not_a_better_wording(office: Office) -> None:
    row = office.plan()
    device = office.ask(row, kind="single", text="パソコンは？", options=YES_NO)
    announce_round(actor=office.officer, round_id=row.id)
    words = words_for(row, device, options=[*YES_NO, {"code": "soon", "label": "買う予定"}])
    with pytest.raises(Invalid) as refusal:
        reword_question(actor=office.officer, round_id=row.id, code=device, words=words)
    assert code_of(refusal) == "QUESTION_MEANING"
    with pytest.raises(NotFound):
        reword_question(actor=office.officer, round_id=row.id, code="gone", words=words)
    # What is no wording is not taken over either.
    reword_question(
        actor=office.officer,
        round_id=row.id,
        code=device,
        words=words_for(row, device, text="PCは？", required=True),
    )
    assert (texts(row), questions_of(fresh(row))[0].required) == (["PCは？"], False)
    close_round(actor=office.officer, round_id=row.id)
    with pytest.raises(Refused):
        reword_question(actor=office.officer, round_id=row.id, code=device, words=words_for(row, device))


def test_a_round_begins_with_the_questions_of_another(office: Office) -> None:
    first, second = office.plan(), office.plan(title="第2回募集")
    book = office.ask(first)
    announce_round(actor=office.officer, round_id=first.id)
    officer = PageClient().sign_in(office.cast.takeda)
    assert "これまでの募集の質問を使う" in officer.get(url("questions", second)).content.decode()
    assert officer.post(url("questions", second), {"round": str(uuid4())}).status_code == 422
    assert officer.post(url("questions", second), {"round": str(first.id)}).status_code == 303
    [asked] = questions_of(fresh(second))
    assert (asked.code, asked.text) == (book, "好きな本は？")
    surveys.change_question(
        actor=office.officer,
        question_id=asked.id,
        data={**surveys.question_data(asked), "text": "愛読書は？"},
    )
    html = officer.get(url("question", second, asked.id)).content.decode()
    assert "これまでの文言" in html
    assert "好きな本は？" in html
    assert texts(first) == ["好きな本は？"]
    with pytest.raises(Refused) as refusal:
        copy_form(actor=office.officer, round_id=second.id, from_round_id=first.id)
    assert code_of(refusal) == "FORM_BEGUN"
    with pytest.raises(NotFound):
        copy_form(actor=office.officer, round_id=second.id, from_round_id=second.id)


def write(client: PageClient, row: IntakeRound, kind: str, **fields: Any) -> UUID:
    """A question on screen; its id."""
    new = url("question_new", row) + f"?kind={kind}"
    assert client.get(new).status_code == 200
    answer = client.post(new, {"submission_id": str(uuid4()), "required": "on", **fields})
    assert answer.status_code == 303, answer.content.decode()
    return UUID(answer["Location"].partition("#q-")[2])


def test_the_form_is_built_and_previewed_on_screen(office: Office) -> None:
    row = office.plan()
    officer = PageClient().sign_in(office.cast.takeda)
    assert officer.get(url("question_new", row) + "?kind=song").status_code == 404
    empty = {"submission_id": str(uuid4()), "text": "使えるものは？"}
    assert officer.post(url("question_new", row) + "?kind=multi", empty).status_code == 422
    tools = write(
        officer, row, "multi", text="使えるものは？", new_option_1="表計算", new_option_2="文書作成"
    )
    asked = questions_of(fresh(row))[0]
    branch = f"{asked.code}:{asked.options[0]['code']}"
    years = write(officer, row, "number", text="何年ですか", unit="年", shown_if=[branch])
    html = officer.get(url("questions", row)).content.decode()
    assert "「使えるものは？」に「表計算」と答えた人だけ" in html
    assert officer.post(url("question_move", row, years), {"action": "sideways"}).status_code == 404
    told = officer.post(url("question_move", row, tools), {"action": "remove"}, follow=True).content.decode()
    assert "この質問の回答によってたずねる質問がある" in told  # the branch depends on it
    write(officer, row, "text", text="ひとこと")
    preview = officer.get(url("questions_preview", row, 1)).content.decode()
    assert "スマートフォンでの見え方" in preview
    assert officer.get(url("questions_preview", row, 9)).status_code == 404
    assert officer.post(url("question_move", row, years), {"action": "remove"}).status_code == 303
    assert officer.post(url("question_move", row, tools), {"action": "down"}).status_code == 303
    assert texts(row) == ["ひとこと", "使えるものは？"]
    changed = {"text": "ひとことどうぞ", "text_en": "A word please"}
    word = questions_of(fresh(row))[0]
    assert officer.post(url("question", row, word.id), changed).status_code == 303
    assert texts(row)[0] == "ひとことどうぞ"
    officer.cookies["django_language"] = "en"
    for page in (url("questions", row), url("question", row, tools), url("questions_preview", row, 1)):
        assert officer.get(page).status_code == 200
        assert PageClient().sign_in(office.cast.other_officer).get(page).status_code == 404


def test_the_wording_of_an_announced_form_is_improved_on_screen(office: Office) -> None:
    row = office.plan()
    other = {"code": "other", "label": "その他", "own_words": True}
    device = office.ask(row, kind="single", text="パソコンは？", options=[*YES_NO, other])
    announce_round(actor=office.officer, round_id=row.id)
    officer = PageClient().sign_in(office.cast.takeda)
    asked = questions_of(fresh(row))[0]
    page = url("question", row, asked.id)
    assert page in officer.get(url("questions", row)).content.decode()
    html = officer.get(page).content.decode()
    assert 'name="required"' not in html
    assert 'name="new_option_1"' not in html
    form = {"text": "パソコンはありますか", "option_yes": "はい", "option_no": "いいえ"}
    assert officer.post(page, {**form, "option_no": ""}).status_code == 422
    assert officer.post(page, form).status_code == 303
    better = questions_of(fresh(row))[0]
    assert (better.code, better.labels) == (device, {"yes": "はい", "no": "いいえ", "other": "その他"})
    assert "パソコンは？" in officer.get(url("question", row, better.id)).content.decode()
    assert (
        officer.post(url("question_move", row, better.id), {"action": "remove"}, follow=True).status_code
        == 200
    )
    assert texts(row) == ["パソコンはありますか"]
    close_round(actor=office.officer, round_id=row.id)
    assert officer.get(url("question", row, better.id)).status_code == 404


def test_the_form_is_answered_kept_as_a_draft_and_shown_to_the_office(office: Office) -> None:
    row = office.plan()
    options = [{"code": "a1", "label": "表計算"}, {"code": "a2", "label": "文書作成"}]
    tools = office.ask(row, kind="multi", text="使えるものは？", options=options, required=True)
    word = office.ask(row, text="ひとこと")
    announce_round(actor=office.officer, round_id=row.id)
    her = PageClient().sign_in(office.cast.hanako)
    page = reverse("intake:apply", args=[office.school.course.id])
    html = her.get(page).content.decode()
    assert "使えるものは？" in html
    assert f'name="form_version" value="{fresh(row).question_set_id}"' in html
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
    officer = PageClient().sign_in(office.cast.takeda)
    shown = officer.get(reverse("intake:application", args=["nara", sheet.application_id])).content.decode()
    assert "表計算" in shown
    assert "よろしく" in shown
