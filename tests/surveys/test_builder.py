"""Officers build surveys on screen: from a template, question by question, published, next version, next year."""

from typing import Any
from uuid import UUID, uuid4

import pytest
from django.urls import reverse

from tests.cast import SYSTEM, Cast
from tests.page_client import PageClient
from tests.surveys.conftest import EVERY_KIND, YES_NO
from yuiwork.core.errors import Invalid, NotFound, Refused
from yuiwork.core.templatetags.ui import jmonth
from yuiwork.japan.dates import jst_date
from yuiwork.surveys import api as surveys
from yuiwork.surveys.models import Question, QuestionSet, Survey
from yuiwork.surveys.queries.catalogue import templates
from yuiwork.surveys.use_cases import (
    begin_version,
    change_survey,
    draft_survey,
    move_survey,
    open_survey,
    publish_version,
)
from yuiwork.surveys.use_cases.question_sets import check_questions

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer(page_client: PageClient, cast: Cast) -> PageClient:
    return page_client.sign_in(cast.takeda)


def draft(cast: Cast, questions: list[Any] | None = None, **more: Any) -> Survey:
    settings = {"title": "アンケート", **more}
    return draft_survey(
        actor=SYSTEM,
        programme_id=cast.nara.id,
        questions=questions or EVERY_KIND,
        settings=settings,  # type: ignore[arg-type]
    )


def rows(survey: Survey) -> list[Question]:
    return list(survey.sets.order_by("-version")[0].questions.order_by("number"))


def codes(survey: Survey) -> list[str]:
    return [row.code for row in rows(survey)]


def url(name: str, *more: Any) -> str:
    return reverse(f"surveys:{name}", args=["nara", *more])


@pytest.mark.parametrize("code", sorted(templates()))
def test_every_template_is_complete_in_both_languages(cast: Cast, code: str) -> None:
    template = templates()[code]
    check_questions(template.questions)  # type: ignore[arg-type]
    words = [template.settings["title"], template.settings["english"]["title"], *template.about.values()]
    for question in template.questions:
        words += [question["text"], question["english"]["text"]]
        words += [
            line[name] for line in question["options"] + question["rows"] for name in ("label", "english")
        ]
    assert all(words)
    assert not any("{wait}" in word for word in words)
    row = draft_survey(
        actor=SYSTEM, programme_id=cast.nara.id, questions=template.questions,  # type: ignore[arg-type]
        settings=template.settings,  # type: ignore[arg-type]
    )  # fmt: skip
    assert open_survey(actor=SYSTEM, survey_id=row.id).state == "open"


def test_the_catalogue_follows_the_life_of_a_programme() -> None:
    assert list(templates()) == [
        "needs_survey", "seminar_exit", "self_analysis", "course", "retention",
        "graduates_6", "graduates_12", "graduates_24", "officers",
    ]  # fmt: skip
    assert [t.settings["wait"] for t in templates().values() if "wait" in t.settings] == [6, 6, 12, 24]


def test_an_officer_makes_a_survey_from_a_template_and_opens_it(officer: PageClient, cast: Cast) -> None:
    assert "まだアンケートがありません" in officer.get(url("surveys_staff")).content.decode()
    form = {"source": "template:needs_survey", "title": "", "submission_id": str(uuid4())}
    page = officer.post(url("survey_new"), form)["Location"]
    assert officer.post(url("survey_new"), form)["Location"] == page  # a second tap
    survey = Survey.objects.get()
    html = officer.get(page).content.decode()
    assert "準備中です。まだだれにも見えません" in html
    assert "近くに合う仕事がなさそう" in html
    assert "あと9問" in officer.get(url("preview", survey.id, 1)).content.decode()
    assert officer.get(url("preview", survey.id, 9)).status_code == 404
    assert officer.post(page, {"action": "open"}).status_code == 303
    html = officer.get(page).content.decode()
    assert f"/ask/{survey.id}/" in html
    assert "働き方についてのアンケート" in officer.get(url("surveys_staff")).content.decode()
    assert PageClient().get(f"/ask/{survey.id}/").status_code == 200


def test_a_question_of_each_kind_is_written_on_screen(officer: PageClient, cast: Cast) -> None:
    form = {"source": "blank", "title": "", "submission_id": str(uuid4())}
    assert officer.post(url("survey_new"), form).status_code == 422
    officer.post(url("survey_new"), {**form, "title": "手づくり"})
    survey = Survey.objects.get()
    page = url("survey_staff", survey.id)
    answer = officer.post(page, {"action": "open"})
    assert answer.status_code == 422
    assert "先に質問を1つ以上追加してください" in answer.content.decode()
    typed: dict[str, dict[str, str]] = {
        "section": {"text": "はじめに"},
        "single": {
            "text": "働いていますか", "new_option_1": "はい", "new_option_2": "いいえ",
            "options_en": "Yes\nNo", "own_words": "on",
        },
        "multi": {"text": "目的", "new_option_1": "収入", "new_option_3": "仲間"},
        "scale": {"text": "満足度", **{f"step_{n}": f"{n}番" for n in range(1, 6)}},
        "number": {"text": "時間", "unit": "時間", "unit_en": " hours", "lowest": "0", "highest": "８０"},
        "text": {"text": "ご意見", "help": "なんでも", "text_en": "Comments", "help_en": "Anything you like"},
        "matrix": {"text": "それぞれ", "new_option_1": "よい", "new_option_2": "よくない", "new_row_1": "会場",
            "new_row_2": "時間", "rows_en": "Place\nTime", "options_en": "Good",
        },
    }  # fmt: skip
    for kind, fields in typed.items():
        new = url("question_new", survey.id) + f"?kind={kind}"
        assert officer.get(new).status_code == 200
        assert officer.post(new, {"submission_id": str(uuid4())}).status_code == 422
        fields = {"required": "on", "submission_id": str(uuid4()), **fields}
        for _ in range(2):
            answer = officer.post(new, fields)
            assert answer.status_code == 303, answer.content.decode()
    asked = {row.kind: row for row in rows(survey)}
    assert list(asked) == list(typed)
    assert [o["label"] for o in asked["single"].options] == ["はい", "いいえ", "その他"]
    assert [o.get("english") for o in asked["single"].options] == ["Yes", "No", "Something else"]
    assert (asked["number"].unit, asked["number"].lowest, asked["number"].highest) == ("時間", 0, 80)
    assert [o["code"] for o in asked["scale"].options] == ["1", "2", "3", "4", "5"]
    assert asked["matrix"].rows[0]["label"] == "会場"
    assert not asked["section"].required
    assert officer.get(url("question_new", survey.id) + "?kind=colour").status_code == 404


def test_new_words_keep_the_option_and_the_question_what_they_are(officer: PageClient, cast: Cast) -> None:
    survey = draft(cast)
    before = rows(survey)[0]
    page = url("question", survey.id, before.id)
    assert 'value="はい"' in officer.get(page).content.decode()
    fields = {
        "text": "はじめてみたいですか",
        "required": "on",
        "option_yes": "はい、ぜひ",
        "option_no": "",
        "new_option_1": "いいえ",
    }
    answer = officer.post(page, fields)
    # "no" is what another question depends on: it cannot go while that one stands.
    assert answer.status_code == 422
    assert "この質問の回答によってたずねる質問がある" in answer.content.decode()
    answer = officer.post(page, {**fields, "option_no": "いまは、いいえ", "new_option_1": "まだわからない"})
    assert answer["Location"] == url("survey_staff", survey.id) + f"#q-{before.id}"
    after = rows(survey)[0]
    assert (after.code, after.kind, after.text) == ("start", "single", "はじめてみたいですか")
    assert [o["code"] for o in after.options[:2]] == ["yes", "no"]
    assert after.options[2]["code"] not in {"yes", "no", ""}
    assert after.options[0]["label"] == "はい、ぜひ"


def test_a_branch_is_chosen_from_earlier_answers(officer: PageClient, cast: Cast) -> None:
    survey = draft(cast)
    last = next(row for row in rows(survey) if row.code == "hours")
    page = url("question", survey.id, last.id)
    html = officer.get(page).content.decode()
    assert 'role="group" aria-label="始めたいですか"' in html
    two = {"text": "週に何時間", "shown_if": ["start:yes", "satisfaction:5"]}
    assert "1つの質問の回答だけ" in officer.post(page, two).content.decode()
    assert officer.post(page, {**two, "shown_if": ["satisfaction:4", "satisfaction:5"]}).status_code == 303
    last.refresh_from_db()
    assert last.shown_if == {"question": "satisfaction", "any_of": ["4", "5"]}
    officer.post(page, {"text": "週に何時間"})
    last.refresh_from_db()
    assert last.shown_if is None


def test_questions_change_places_by_buttons(officer: PageClient, cast: Cast) -> None:
    survey = draft(cast)
    before = codes(survey)
    by_code = {row.code: row for row in rows(survey)}

    def move(code: str, action: str) -> Any:
        return officer.post(
            url("question_move", survey.id, by_code[code].id), {"action": action}, follow=True
        )

    move("satisfaction", "up")
    assert codes(survey) == ["start", "why_not", "satisfaction", "purpose", "working", "hours", "parts"]
    move("satisfaction", "down")
    assert codes(survey) == before
    move("start", "up")  # already first
    html = move("start", "down").content.decode()  # before the question that looks at it: refused
    assert "先にその質問を変更してください" in html
    assert codes(survey) == before
    assert "先にその質問を変更してください" in move("start", "remove").content.decode()
    move("purpose", "remove")
    assert codes(survey) == ["start", "why_not", "satisfaction", "working", "hours", "parts"]
    assert [row.number for row in rows(survey)] == [1, 2, 3, 4, 5, 6]
    assert (
        officer.post(url("question_move", survey.id, by_code["hours"].id), {"action": "burn"}).status_code
        == 404
    )


def test_published_questions_change_by_a_new_version_only(officer: PageClient, cast: Cast) -> None:
    survey = draft(cast)
    open_survey(actor=SYSTEM, survey_id=survey.id)
    first = rows(survey)[0]
    page = url("survey_staff", survey.id)
    assert officer.get(url("question", survey.id, first.id)).status_code == 404
    assert officer.get(url("question_new", survey.id) + "?kind=text").status_code == 404
    with pytest.raises(Refused):
        surveys.change_question(
            actor=SYSTEM,
            question_id=first.id,
            data={"code": "start", "kind": "single", "text": "?", "options": YES_NO},  # type: ignore[typeddict-item]
        )
    for _ in range(2):
        assert officer.post(page, {"action": "version"}).status_code == 303
    assert QuestionSet.objects.filter(survey=survey).count() == 2
    second = rows(survey)[0]
    assert second.id != first.id
    officer.post(
        url("question", survey.id, second.id),
        {"text": "もう始めましたか", "option_yes": "はい", "option_no": "いいえ"},
    )
    assert officer.post(page, {"action": "publish"}).status_code == 303
    first.refresh_from_db()
    assert first.text == "始めたいですか"  # what people answered then is still there
    asked = surveys.questions_asked(survey.id)[1][0]
    assert (asked.text, asked.code) == ("もう始めましたか", first.code)
    assert officer.post(page, {"action": "publish"}).status_code == 422


def test_english_lines_stay_with_their_options(officer: PageClient, cast: Cast) -> None:
    """A line too many, or the English of an option that was taken away, is told at its field."""
    survey = draft(cast)
    single = surveys.add_question(
        actor=SYSTEM,
        question_set_id=rows(survey)[0].question_set_id,
        data={"code": "plan", "kind": "single", "text": "予定は？", "options": YES_NO},  # type: ignore[typeddict-item]
    )
    page = url("question", survey.id, single.id)
    form = {"text": single.text, "option_yes": "はい", "option_no": "いいえ", "options_en": "\nNo"}
    assert officer.post(page, {**form, "options_en": "Yes\nNo\nMaybe"}).status_code == 422
    assert officer.post(page, form).status_code == 303
    single.refresh_from_db()
    assert [option.get("english") for option in single.options] == ["", "No"]  # an empty line keeps its place
    third = {**form, "new_option_1": "まだ決めていない", "options_en": "Yes\nNo\nNot decided"}
    assert officer.post(page, third).status_code == 303
    single.refresh_from_db()
    new = f"option_{single.options[2]['code']}"
    taken = {**third, "new_option_1": "", "option_no": "", new: "まだ決めていない"}
    assert 'id="id_options_en_error"' in officer.post(page, taken).content.decode()
    assert officer.post(page, {**taken, "options_en": "Yes\nNot decided"}).status_code == 303
    single.refresh_from_db()
    assert [(o["label"], o.get("english")) for o in single.options] == [
        ("はい", "Yes"),
        ("まだ決めていない", "Not decided"),
    ]
    html = officer.get(page).content.decode()
    assert 'translate="no"' in html


def test_an_earlier_wording_is_shown_where_it_is_changed(officer: PageClient, cast: Cast) -> None:
    survey = draft(cast)
    open_survey(actor=SYSTEM, survey_id=survey.id)
    begin_version(actor=SYSTEM, survey_id=survey.id)
    first = rows(survey)[0]
    page = url("question", survey.id, first.id)
    assert "これまでの文言" not in officer.get(page).content.decode()
    officer.post(page, {"text": "もう始めましたか", "option_yes": "はい", "option_no": "いいえ"})
    html = officer.get(page).content.decode()
    assert "これまでの文言" in html
    assert "始めたいですか" in html


def test_next_years_copy_is_compared_by_its_codes(officer: PageClient, cast: Cast) -> None:
    last_year = draft(cast, title="2026年度アンケート")
    open_survey(actor=SYSTEM, survey_id=last_year.id)
    choices = officer.get(url("survey_new")).content.decode()
    assert f"（{jmonth(jst_date(last_year.created_at))}）" in choices
    assert choices.count('role="group"') == 3, "ready-made ones, copies, nothing"
    results = officer.get(url("results", last_year.id)).content.decode()
    assert 'name="year"' not in results, "nothing to narrow down yet"
    assert "作成日：" in officer.get(url("surveys_staff")).content.decode()
    form = {"source": f"own:{last_year.id}", "title": "2027年度アンケート", "submission_id": str(uuid4())}
    assert officer.post(url("survey_new"), form).status_code == 303
    copy = Survey.objects.get(title="2027年度アンケート")
    assert (copy.series, copy.copied_from_id, copy.state) == (last_year.series, last_year.id, "draft")
    assert codes(copy) == codes(last_year)


def test_a_code_never_becomes_another_kind_of_question(cast: Cast) -> None:
    last_year = draft(cast)
    open_survey(actor=SYSTEM, survey_id=last_year.id)
    changed: list[Any] = [{**EVERY_KIND[0], "kind": "text", "options": []}]
    copy = draft_survey(
        actor=SYSTEM,
        programme_id=cast.nara.id,
        questions=changed,
        settings={"title": "?"},
        series=last_year.series,
    )
    with pytest.raises(Invalid) as refusal:
        open_survey(actor=SYSTEM, survey_id=copy.id)
    assert refusal.value.code == "QUESTION_IDENTITY"
    assert "始めたいですか" in str(refusal.value.message)


def test_settings_before_and_after_people_were_asked(officer: PageClient, cast: Cast) -> None:
    survey = draft(cast)
    page = url("survey_settings", survey.id)
    form = {
        "title": "修了後", "intro": "お聞かせください", "occasion": "months_after", "wait": "", "anonymous": "0",
        "answer_days": "30", "closes_on_year": "2027", "closes_on_month": "3", "closes_on_day": "31",
        "title_en": "Afterwards", "intro_en": "",
    }  # fmt: skip
    assert "何週間後・何か月後かを入力してください" in officer.post(page, form).content.decode()
    assert officer.post(page, {**form, "wait": "6"}).status_code == 303
    survey.refresh_from_db()
    assert (survey.occasion, survey.wait, survey.anonymous, survey.english["title"]) == (
        "months_after",
        6,
        False,
        "Afterwards",
    )
    open_survey(actor=SYSTEM, survey_id=survey.id)
    assert "お約束した内容は変えられません" in officer.get(page).content.decode()
    officer.post(page, {**form, "anonymous": "1", "title": "別の題", "answer_days": "10"})
    survey.refresh_from_db()
    assert (survey.title, survey.anonymous, survey.answer_days) == ("修了後", False, 10)
    with pytest.raises(Invalid):
        change_survey(actor=SYSTEM, survey_id=draft(cast).id, settings={"occasion": "weeks_after"})


def test_a_survey_is_closed_and_opened_again(officer: PageClient, cast: Cast) -> None:
    survey = draft(cast, occasion="open_link", wait=None)
    page = url("survey_staff", survey.id)
    officer.post(page, {"action": "open"})
    officer.post(page, {"action": "close"})
    assert PageClient().get(f"/ask/{survey.id}/").status_code == 410
    officer.post(page, {"action": "reopen"})
    assert PageClient().get(f"/ask/{survey.id}/").status_code == 200
    assert officer.post(page, {"action": "open"}).status_code == 422
    assert officer.post(page, {"action": "burn"}).status_code == 404


def test_another_programmes_survey_does_not_exist(page_client: PageClient, cast: Cast) -> None:
    survey = draft(cast)
    other = page_client.sign_in(cast.other_officer)
    question: UUID = rows(survey)[0].id
    for slug in ("nara", "amami"):
        for name, more in (
            ("survey_staff", ()),
            ("survey_settings", ()),
            ("preview", (1,)),
            ("question", (question,)),
        ):
            address = reverse(f"surveys:{name}", args=[slug, survey.id, *more])
            assert other.get(address).status_code == 404
    stranger = cast.actor(cast.other_officer)
    actions: list[Any] = [open_survey, begin_version, publish_version]
    for action in actions:
        with pytest.raises(NotFound):
            action(actor=stranger, survey_id=survey.id)
    with pytest.raises(NotFound):
        move_survey(actor=stranger, survey_id=survey.id, action="close")
    with pytest.raises(NotFound):
        surveys.remove_question(actor=stranger, question_id=question)


def test_the_menu_of_the_programme_leads_here(officer: PageClient, cast: Cast) -> None:
    from yuiwork.portal.staff_menu import sections_for

    links = [
        link.url for s in sections_for(cast.actor(cast.takeda), cast.nara.id, "nara") for link in s.links
    ]
    assert url("surveys_staff") in links
