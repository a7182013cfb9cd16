"""What the database refuses, whoever writes: each case goes round the use-cases."""

from typing import Any
from uuid import UUID

import pytest
from django.db import transaction
from django.db.models import F

from tests.cast import SYSTEM, Cast
from tests.learning.test_constraints import copied, refused
from tests.surveys.conftest import ANSWERS, EVERY_KIND
from yuiwork.audit import api as audit
from yuiwork.core import clock
from yuiwork.core.actor import Actor
from yuiwork.core.errors import Invalid, Refused
from yuiwork.core.ids import new_id
from yuiwork.japan.dates import JST
from yuiwork.surveys import api as surveys
from yuiwork.surveys.models import Answer, Invitation, Question, QuestionSet, Response, Survey

pytestmark = pytest.mark.django_db


@pytest.fixture
def survey(cast: Cast) -> surveys.Survey:
    return surveys.create_survey(
        actor=SYSTEM, programme_id=cast.nara.id, title="アンケート", questions=EVERY_KIND
    )


def respond(survey: surveys.Survey, key: str = "a", user_id: UUID | None = None, **changes: Any) -> bool:
    with transaction.atomic():
        return surveys.record_response(
            actor=SYSTEM if user_id is None else Actor(user_id=user_id),
            survey_id=survey.id,
            respondent_key=key,
            user_id=user_id,
            answers={**ANSWERS, **changes},
        )


def test_a_published_set_never_changes(survey: surveys.Survey) -> None:
    questions = Question.objects.filter(question_set__survey=survey)
    sets = QuestionSet.objects.filter(survey=survey)
    first = questions[0]
    refused("surveys_question_frozen", lambda: questions.filter(code="start").update(text="?"))
    refused("surveys_question_frozen", lambda: copied(first, code="more", number=99))
    refused("surveys_question_frozen", lambda: questions.filter(code="start").delete())
    refused("surveys_set_frozen", lambda: sets.update(state="draft", published_at=None))
    refused("surveys_set_frozen", lambda: QuestionSet.objects.filter(survey=survey)._raw_delete("default"))


def test_a_question_cannot_be_moved_out_of_a_published_set(survey: surveys.Survey, cast: Cast) -> None:
    draft = QuestionSet.objects.create(programme=cast.nara)
    rows = Question.objects.filter(question_set__survey=survey)
    refused("surveys_question_frozen", lambda: rows.update(question_set=draft))


def test_sets_and_questions(survey: surveys.Survey, cast: Cast) -> None:
    with transaction.atomic():
        draft = surveys.create_question_set(
            actor=SYSTEM, programme_id=cast.nara.id, questions=EVERY_KIND, survey=survey, version=2
        )
    rows = Question.objects.filter(question_set=draft)
    refused("surveys_question_kind", lambda: rows.update(kind="colour"))
    refused("surveys_question_code_once", lambda: rows.update(code="same"))

    def same_number() -> None:
        rows.update(number=1)
        with transaction.get_connection().cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")

    refused("surveys_question_number_once", same_number)
    # Two may change places in one go: the numbers are looked at when all is done.
    with transaction.atomic():
        rows.update(number=8 - F("number"))
    assert rows.order_by("number")[0].code == EVERY_KIND[-1]["code"]
    refused("surveys_set_version_once", lambda: copied(QuestionSet.objects.get(id=draft.id)))
    refused(
        "surveys_set_published_when",
        lambda: QuestionSet.objects.filter(id=draft.id).update(state="published"),
    )


def test_surveys(survey: surveys.Survey) -> None:
    row = Survey.objects.filter(id=survey.id)
    row.update(code="exit")
    refused("surveys_survey_code_once", lambda: copied(Survey.objects.get(id=survey.id)))
    refused("surveys_survey_occasion", lambda: row.update(occasion="birthday"))
    refused("surveys_survey_wait", lambda: row.update(occasion="weeks_after"))
    refused("surveys_survey_wait", lambda: row.update(wait=3))
    refused("surveys_survey_opened_when", lambda: row.update(opened_on=None))
    refused("surveys_survey_answer_days", lambda: row.update(answer_days=0))


def test_invitations(survey: surveys.Survey) -> None:
    assert respond(survey)
    row = Invitation.objects.filter(survey=survey)
    refused("surveys_invitation_once", lambda: copied(Invitation.objects.get(survey=survey)))
    refused("surveys_invitation_state", lambda: row.update(state="lost"))
    refused("surveys_invitation_draft_gone", lambda: row.update(draft={"start": "yes"}))
    refused("surveys_invitation_days", lambda: row.update(open_until="2026-01-01"))


def test_nothing_in_the_tables_leads_from_an_answer_to_a_person(survey: surveys.Survey, cast: Cast) -> None:
    """The promise of the first page, held by the database against everybody who writes."""
    assert respond(survey, user_id=cast.hanako)
    response = Response.objects.get()
    assert (response.respondent_key, response.user_id, response.named) == ("", None, False)
    assert (response.id.version, response.answered_on.day) == (4, 1)
    assert {row.id.version for row in response.answers.all()} == {4}
    assert {row.created_at for row in response.answers.all()} == {response.created_at}
    assert response.created_at.astimezone(JST).isoformat() == f"{response.answered_on}T00:00:00+09:00"
    rows = Response.objects.filter(id=response.id)
    refused("surveys_response_tells_nobody", lambda: rows.update(user=cast.hanako))
    refused("surveys_response_tells_nobody", lambda: rows.update(respondent_key="application:1"))
    refused("surveys_response_of_anonymous", lambda: rows.update(named=True, respondent_key="x"))
    refused("surveys_response_without_time", lambda: rows.update(created_at=clock.now()))
    refused("surveys_response_without_order", lambda: copied(response, id=new_id()))
    refused("surveys_answer_without_trace", lambda: response.answers.update(created_at=clock.now()))
    # The trail of audit tells that somebody answered, nothing more.
    [trail] = [row for row in audit.history_of("surveys.Survey", survey.id) if row.action == "answer"]
    assert (trail.user_id, trail.actor, trail.data) == (None, "system:respondent", {})


def test_one_answer_per_question_and_one_response_per_name(survey: surveys.Survey) -> None:
    assert respond(survey)
    answer = Answer.objects.all()[0]
    refused("surveys_answer_once", lambda: copied(answer))
    Survey.objects.filter(id=survey.id).update(anonymous=False)
    Response.objects.update(named=True, respondent_key="application:1")
    refused("surveys_response_once", lambda: copied(Response.objects.get()))


def test_the_first_answer_counts(survey: surveys.Survey) -> None:
    assert respond(survey)
    assert not respond(survey, satisfaction=1)
    answers = {row.question.code: row for row in Response.objects.get().answers.select_related("question")}
    assert answers["satisfaction"].value == 4
    assert (answers["purpose"].value, answers["purpose"].own_words) == (["home", "other"], "趣味のため")
    assert answers["parts"].value == {"talk": "good", "place": "bad"}
    assert "why_not" not in answers


def test_an_empty_survey_and_a_stranger_are_refused(cast: Cast) -> None:
    heading: list[Any] = [{"code": "s", "kind": "section", "text": "はじめに"}]
    for questions, code in (([], "QUESTION_MISSING"), (heading, "QUESTION_MISSING")):
        with pytest.raises(Invalid) as refusal:
            surveys.create_survey(actor=SYSTEM, programme_id=cast.nara.id, title="?", questions=questions)
        assert refusal.value.code == code
    for actor in (Actor(user_id=cast.hanako), cast.actor(cast.other_officer), cast.actor(cast.tutor)):
        with pytest.raises(Refused):
            surveys.create_survey(actor=actor, programme_id=cast.nara.id, title="?", questions=EVERY_KIND)
    assert not QuestionSet.objects.exists()
