"""A person gets everything that is kept about her, and nothing about anybody else."""

import json
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction

from tests.cast import SYSTEM, Cast
from tests.intake.office import Office
from tests.learning.school import School
from tests.page_client import PageClient
from tests.surveys.conftest import ANSWERS, EVERY_KIND
from yuiwork.audit import api as audit
from yuiwork.compliance import api as compliance
from yuiwork.core import clock
from yuiwork.core.actor import Actor
from yuiwork.core.errors import NotFound
from yuiwork.intake.models import Method, Outcome, Selection
from yuiwork.intake.use_cases import (
    RubricLine,
    announce_round,
    close_round,
    draw_lottery,
    save_scoring,
    set_rubric,
    tell_selection,
)
from yuiwork.learning import api as learning
from yuiwork.people import api as people
from yuiwork.surveys import api as surveys
from yuiwork.surveys.use_cases import begin_answering, keep_answers, send_answers


def _copy(client: PageClient) -> dict[str, list[dict[str, Any]]]:
    answer: Any = client.post("/my-data/")
    assert answer["Content-Disposition"] == 'attachment; filename="yuiwork-my-data.json"'
    rows: dict[str, list[dict[str, Any]]] = json.loads(b"".join(answer.streaming_content))
    return rows


def test_the_copy_holds_account_profile_and_roles(cast: Cast, page_client: PageClient) -> None:
    people.give_consent(actor=cast.actor(cast.hanako), kind=people.ConsentKind.TERMS, version="1")
    assert cast.sato
    rows = _copy(page_client.sign_in(cast.hanako))
    assert [row["family_name"] for row in rows["people.Profile"]] == ["山田"]
    assert [row["email"] for row in rows["people.User"]] == ["hanako@example.jp"]
    assert rows["people.Consent"][0]["kind"] == "terms"
    assert rows["audit.AuditRow"]
    assert "佐藤" not in json.dumps(rows, ensure_ascii=False)


def test_no_password_and_no_file_is_in_the_copy(cast: Cast, page_client: PageClient) -> None:
    text = json.dumps(_copy(page_client.sign_in(cast.hanako)))
    assert "argon2" not in text
    assert '"password"' not in text


def test_rows_that_know_her_only_as_a_party_are_found(cast: Cast, page_client: PageClient) -> None:
    from tests.compliance.test_documents_page import _file

    document = _file("T-1", cast.hanako)
    rows = _copy(page_client.sign_in(cast.hanako))
    assert [row["document"] for row in rows["audit.DocumentParty"]] == [str(document.id)]


def test_answers_points_and_decisions_of_her_application_are_in_the_copy(
    cast: Cast, page_client: PageClient
) -> None:
    office = Office(School(cast))
    row = office.plan()
    book = office.ask(row)
    announce_round(actor=office.officer, round_id=row.id)
    lines = [RubricLine("読みやすさ", 5)]
    set_rubric(actor=office.officer, round_id=row.id, lines=lines, scorer_ids=[cast.tutor])
    sheet = office.apply(answers={book: "銀河鉄道の夜"})
    save_scoring(
        actor=cast.actor(cast.tutor), programme_id=cast.nara.id, sheet_id=sheet.id, comment="いきいきしている",
        points={row.criteria.get().id: 4}, final=True,
    )  # fmt: skip
    kept = office.decide(sheet, Outcome.DECLINE, tell_now=False)
    before = _copy(page_client.sign_in(cast.hanako))
    answer = before["intake.SheetAnswer"][0]
    assert (answer["question_in_words"], answer["answer_in_words"]) == ("好きな本は？", "銀河鉄道の夜")
    untold = {"intake.Selection", "intake.Scoring", "intake.Point"} & set(before)
    assert untold == set()  # nobody learns from the copy what she has not been told
    tell_selection(actor=office.officer, selection_id=kept.id)
    after = _copy(page_client)
    [decision], [scoring], [point] = (after[f"intake.{name}"] for name in ("Selection", "Scoring", "Point"))
    assert (decision["outcome"], decision["reason"]) == ("decline", "定員に達したため")
    assert scoring["comment"] == "いきいきしている"
    assert point["line_in_words"] == "読みやすさ: 4 / 5"
    assert not {"proposed_by", "answered_by"} & set(decision)
    assert str(cast.tutor) not in json.dumps([decision, scoring, point])
    assert after["intake.DecisionLetter"]
    assert not {"intake.SheetAnswer", "intake.Point"} & set(_copy(page_client.sign_in(cast.sato)))


def test_her_rank_is_in_the_copy_once_she_has_been_told(cast: Cast, page_client: PageClient) -> None:
    office = Office(School(cast))
    assert cast.tutor
    row = office.call(method=Method.LOTTERY)
    office.apply()
    close_round(actor=office.officer, round_id=row.id)
    draw_lottery(actor=office.officer, round_id=row.id)
    [before] = _copy(page_client.sign_in(cast.hanako))["intake.ApplicationSheet"]
    assert "rank" not in before
    assert before["receipt"]
    tell_selection(actor=office.officer, selection_id=Selection.objects.get().id)
    [after] = _copy(page_client)["intake.ApplicationSheet"]
    assert after == {**before, "rank": 1}


def test_answers_with_her_name_are_in_the_copy_and_those_without_are_nobodys(
    cast: Cast, page_client: PageClient
) -> None:
    her = cast.actor(cast.hanako)
    for named in (True, False):
        survey = surveys.create_survey(
            actor=SYSTEM, programme_id=cast.nara.id, title="?", questions=EVERY_KIND
        )
        surveys.Survey.objects.filter(id=survey.id).update(anonymous=False)
        with transaction.atomic():
            asked = surveys.invite(survey_id=survey.id, respondent_key="x", user_id=cast.hanako)
        begin_answering(actor=her, invitation_id=asked.id, named=named)
        questions = surveys.questions_asked(survey.id)[1]
        keep_answers(actor=her, invitation_id=asked.id, questions=questions, given=ANSWERS)
        assert send_answers(actor=her, invitation_id=asked.id)
    rows = _copy(page_client.sign_in(cast.hanako))
    said = {row["question_in_words"]: row["answer_in_words"] for row in rows["surveys.Answer"]}
    assert said["始めたいですか"] == "はい"
    assert said["目的（いくつでも）"] == "家で働く、その他、趣味のため"
    assert len(rows["surveys.Answer"]) == 5  # of one response; the one without a name leads to nobody
    assert len(rows["surveys.Response"]) == 1


def test_what_is_tied_to_her_by_her_enrolment_alone_is_in_the_copy(
    cast: Cast, page_client: PageClient
) -> None:
    school = School(cast)
    enrolment = school.complete()
    rows = _copy(page_client.sign_in(cast.hanako))
    one_of_each = ["Attendance", "Submission", "Feedback", "Completion"]
    assert [name for name in one_of_each if not rows.get(f"learning.{name}")] == []
    assert [row["enrolment"] for row in rows["learning.Attendance"]] == [str(enrolment.id)]
    assert "marked_by" not in rows["learning.Attendance"][0]
    assert rows["learning.Feedback"][0]["good"] == "読みやすいです。"


def test_a_row_that_names_her_twice_is_in_the_copy_once(cast: Cast, page_client: PageClient) -> None:
    school = School(cast)
    assert school.enrolment
    with clock.at(school.sessions[0].starts_at):
        learning.check_in(actor=cast.actor(cast.hanako), session_id=school.sessions[0].id)
    assert len(_copy(page_client.sign_in(cast.hanako))["learning.Attendance"]) == 1


@pytest.mark.parametrize("who", ["sato", "tutor"])
def test_a_fellow_learner_and_a_tutor_get_none_of_it(cast: Cast, page_client: PageClient, who: str) -> None:
    School(cast).complete()
    rows = _copy(page_client.sign_in(getattr(cast, who)))
    assert {"learning.Submission", "learning.Completion"} & set(rows) == set()


def test_that_she_asked_is_kept_and_the_copy_is_not(cast: Cast, page_client: PageClient) -> None:
    first = _copy(page_client.sign_in(cast.hanako))
    second = _copy(page_client)
    assert "compliance.DataExport" not in first
    assert second["compliance.DataExport"][0]["row_count"] == sum(len(found) for found in first.values())


def test_the_page_says_what_is_kept_and_why(cast: Cast, page_client: PageClient) -> None:
    page = page_client.sign_in(cast.hanako).get("/my-data/").content.decode()
    assert "同意がないかぎり" in page


def test_a_visitor_gets_nothing(db: None) -> None:
    with pytest.raises(NotFound):
        compliance.disclose_own_data(actor=Actor.visitor())


def test_the_disclosure_itself_is_in_the_trail(cast: Cast, page_client: PageClient) -> None:
    rows = _copy(page_client.sign_in(cast.hanako))
    again = _copy(page_client)
    export = again["compliance.DataExport"][0]["id"]
    [row] = audit.history_of("compliance.DataExport", export)
    assert (row.action, row.data) == ("disclose", {"rows": sum(map(len, rows.values()))})


def test_the_database_refuses_an_empty_disclosure(cast: Cast, page_client: PageClient) -> None:
    _copy(page_client.sign_in(cast.hanako))
    with (
        pytest.raises(IntegrityError, match="compliance_export_not_empty"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute("UPDATE compliance_dataexport SET row_count = 0")
