"""Deciding, having it approved, telling: one by one and many at once."""

from io import BytesIO
from typing import Any
from uuid import uuid4

import pytest
from pypdf import PdfReader

from tests.intake.office import Office, code_of
from tests.learning.school import heard
from yuiwork.audit import api as audit
from yuiwork.core.actor import Role
from yuiwork.core.errors import Invalid, NotFound, Refused
from yuiwork.core.events import Event
from yuiwork.intake.events import SelectionAnswered, SelectionProposed
from yuiwork.intake.models import DecisionLetter, Outcome, Selection
from yuiwork.intake.queries.letters import letter_of
from yuiwork.intake.queries.selections import progress_of
from yuiwork.intake.use_cases import (
    answer_selection,
    carry_out,
    decide_many,
    order_announcement,
    tell_selection,
)
from yuiwork.learning.events import CourseDecided
from yuiwork.learning.models import CourseApplication, Enrolment


def text_of(office: Office, letter: DecisionLetter) -> str:
    filed = audit.open_document(letter.document_id, party_ids=[letter.selection.application.user_id])
    [page] = PdfReader(BytesIO(filed.content)).pages
    return "".join(page.extract_text().split())


def test_telling_enrols_her_and_files_the_letter_once(office: Office, announced: list[Event]) -> None:
    sheet = office.apply()
    first = office.decide(sheet)
    assert office.decide(sheet).id == first.id
    assert Enrolment.objects.get().tutor_id == office.cast.tutor
    letter = DecisionLetter.objects.get()
    assert letter.number == "NARA-D2026-0001"
    text = text_of(office, letter)
    for words in (
        "受講決定通知書",
        "山田花子様",
        "在宅ワーク初級講座2026秋",
        "林一",
        "奈良市",
        sheet.shown_receipt,
    ):
        assert words in text
    assert "令和8年11月24日" in text
    assert len(heard(announced, CourseDecided)) == 1


@pytest.mark.parametrize(
    ("outcome", "title", "state"),
    [(Outcome.WAIT, "補欠", "waiting"), (Outcome.DECLINE, "受講者選考結果のお知らせ", "declined")],
)
def test_no_comes_with_its_reason(office: Office, outcome: Outcome, title: str, state: str) -> None:
    sheet = office.apply()
    with pytest.raises(Invalid) as refusal:
        office.decide(sheet, outcome, reason=" ")
    assert (code_of(refusal), refusal.value.field) == ("REASON_MISSING", "reason")
    office.decide(sheet, outcome, reason="お子さまの年齢が対象外のため")
    text = text_of(office, DecisionLetter.objects.get())
    assert title in text
    assert "お子さまの年齢が対象外のため" in text
    assert CourseApplication.objects.get().state == state
    assert sheet.application_id
    assert letter_of(sheet.application_id, state) is not None
    assert letter_of(sheet.application_id, "accepted") is None


def test_letters_are_numbered_without_gaps(office: Office) -> None:
    for user in (office.cast.hanako, office.cast.sato, office.cast.kenji):
        office.decide(office.apply(user), Outcome.DECLINE)
    numbers = DecisionLetter.objects.order_by("number").values_list("number", flat=True)
    assert list(numbers) == [f"NARA-D2026-000{n}" for n in (1, 2, 3)]


def test_a_decision_may_be_kept_and_changed_before_it_is_told(office: Office) -> None:
    sheet = office.apply()
    kept = office.decide(sheet, Outcome.DECLINE, tell_now=False)
    assert CourseApplication.objects.get().state == "applied"
    office.decide(sheet, tell_now=False)
    kept.refresh_from_db()
    assert kept.state == "dropped"
    tell_selection(actor=office.officer, selection_id=Selection.objects.get(state="ready").id)
    assert CourseApplication.objects.get().state == "accepted"


def test_from_the_waiting_list_she_can_still_be_accepted(office: Office) -> None:
    sheet = office.apply()
    office.decide(sheet, Outcome.WAIT)
    with pytest.raises(Refused):
        office.decide(
            office.apply(office.cast.sato), Outcome.ACCEPT, actor=office.cast.actor(office.cast.tutor)
        )
    office.decide(sheet)
    assert DecisionLetter.objects.count() == 2


def test_what_the_director_decides_waits_for_the_municipality(office: Office, announced: list[Event]) -> None:
    office.call(needs_approval=True)
    selection = office.decide(office.apply(), actor=office.director)
    assert selection.state == "proposed"
    assert CourseApplication.objects.get().state == "applied"
    assert len(heard(announced, SelectionProposed)) == 1
    with pytest.raises(Refused) as refusal:
        tell_selection(actor=office.director, selection_id=selection.id)
    assert code_of(refusal) == "NOT_NOW"
    with pytest.raises(Refused) as refusal:
        answer_selection(actor=office.director, selection_id=selection.id, approve=True)
    assert code_of(refusal) == "OFFICER_ONLY"
    for _ in range(2):
        answer_selection(actor=office.officer, selection_id=selection.id, approve=True)
    tell_selection(actor=office.director, selection_id=selection.id)
    assert CourseApplication.objects.get().state == "accepted"
    [event] = heard(announced, SelectionAnswered)
    assert (event.proposed_by, event.approved) == (office.cast.dirk, True)  # type: ignore[attr-defined]


def test_the_municipality_sends_back_with_a_reason(office: Office) -> None:
    office.call(needs_approval=True)
    sheet = office.apply()
    selection = office.decide(sheet, actor=office.director)
    with pytest.raises(Invalid) as refusal:
        answer_selection(actor=office.officer, selection_id=selection.id, approve=False)
    assert refusal.value.field == "answer"
    answer_selection(actor=office.officer, selection_id=selection.id, approve=False, answer="市外の方です")
    office.decide(sheet, Outcome.DECLINE, actor=office.director)
    selection.refresh_from_db()
    assert selection.state == "dropped"


def test_an_officers_own_decision_needs_no_second_officer(office: Office) -> None:
    office.call(needs_approval=True)
    office.decide(office.apply())
    row = Selection.objects.get()
    assert (row.state, row.answered_by_id) == ("told", office.cast.takeda)


def test_many_are_decided_at_once_or_none(office: Office) -> None:
    office.cast.tutor  # noqa: B018 - appointed
    ids = [office.apply(u).application_id for u in (office.cast.hanako, office.cast.sato)]
    common: dict[str, Any] = {"actor": office.officer, "programme_id": office.cast.nara.id}
    with pytest.raises(Invalid) as refusal:
        decide_many(**common, application_ids=[i for i in ids if i], outcome=Outcome.DECLINE)
    assert "山田 花子" in str(refusal.value.message)
    assert Selection.objects.count() == 0
    with pytest.raises(NotFound):
        decide_many(**common, application_ids=[uuid4(), *(i for i in ids if i)], outcome=Outcome.ACCEPT)
    decide_many(**common, application_ids=[i for i in ids if i], outcome=Outcome.ACCEPT)
    assert set(Selection.objects.values_list("state", flat=True)) == {"ready"}


def test_the_tutors_share_those_who_are_accepted(office: Office) -> None:
    second = office.cast._staff("t2@nara.example.jp", "原", "ハラ", office.cast.nara, Role.TUTOR)
    office.cast.tutor  # noqa: B018 - appointed
    ids = [office.apply(u).application_id for u in (office.cast.hanako, office.cast.sato)]
    decide_many(
        actor=office.officer,
        programme_id=office.cast.nara.id,
        application_ids=[i for i in ids if i],
        outcome=Outcome.ACCEPT,
    )
    assert set(Selection.objects.values_list("tutor_id", flat=True)) == {second, office.cast.tutor}


def test_a_bulk_tells_each_once_and_goes_on_after_a_crash(office: Office, announced: list[Event]) -> None:
    for user in (office.cast.hanako, office.cast.sato):
        office.decide(office.apply(user), tell_now=False)
    office.decide(office.apply(office.cast.kenji), Outcome.DECLINE, tell_now=False)
    key = uuid4()
    orders = [
        order_announcement(actor=office.officer, course_id=office.school.course.id, submission_id=key)
        for _ in range(2)
    ]
    assert orders[0].id == orders[1].id
    tell_selection(actor=office.officer, selection_id=Selection.objects.order_by("id")[0].id)
    assert progress_of(orders[0]).told == 1
    assert (carry_out(orders[0].id), carry_out(orders[0].id)) == (2, 0)
    assert progress_of(orders[0]).is_over
    assert DecisionLetter.objects.count() == len(heard(announced, CourseDecided)) == 3
    with pytest.raises(Refused) as refusal:
        order_announcement(actor=office.officer, course_id=office.school.course.id, submission_id=uuid4())
    assert code_of(refusal) == "NOBODY_TO_TELL"


def test_who_finds_the_course_full_keeps_her_decision_and_the_reason_is_shown(office: Office) -> None:
    office.decide(office.apply(office.cast.kenji), tell_now=False)
    for user in (office.cast.hanako, office.cast.sato):
        office.decide(office.apply(user))
    order = order_announcement(actor=office.officer, course_id=office.school.course.id, submission_id=uuid4())
    assert carry_out(order.id) == 0
    progress = progress_of(order)
    assert progress.is_over
    assert [row.problem for row in progress.failed] == ["COURSE_FULL"]


def test_a_round_gives_no_more_than_its_own_places(office: Office) -> None:
    office.call(seats=1)
    office.decide(office.apply())
    with pytest.raises(Refused) as refusal:
        office.decide(office.apply(office.cast.sato))
    assert code_of(refusal) == "ROUND_FULL"


@pytest.mark.parametrize("who", ["tutor", "other_officer", "hanako"])
def test_only_officers_and_directors_of_the_programme_decide(office: Office, who: str) -> None:
    sheet = office.apply()
    with pytest.raises(Refused) as refusal:
        office.decide(sheet, actor=office.cast.actor(getattr(office.cast, who)))
    assert code_of(refusal) == "OFFICER_ONLY"
