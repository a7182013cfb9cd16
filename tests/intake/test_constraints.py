"""What the database refuses whoever writes."""

from datetime import date
from functools import partial

from tests.intake.office import TASK, Office
from tests.learning.school import STORY_NOW
from tests.learning.test_constraints import copied, refused
from yuiwork.core.actor import Actor
from yuiwork.intake.models import (
    ApplicationSheet,
    DecisionLetter,
    IntakeRound,
    LetterCounter,
    Outcome,
    Selection,
    TaskFile,
    TaskKind,
)
from yuiwork.intake.use_cases import save_application_draft
from yuiwork.learning import api as learning
from yuiwork.learning.models import CourseApplication


def test_rounds(office: Office) -> None:
    first = office.call()
    row = IntakeRound.objects.filter(id=first.id)
    refused("intake_round_state", lambda: row.update(state="dreaming"))
    refused("intake_round_method", lambda: row.update(method="dice"))
    refused("intake_round_days", lambda: row.update(closes_on=date(2026, 11, 1)))
    refused("intake_round_seats", lambda: row.update(seats=0))
    refused("intake_round_offer_days", lambda: row.update(offer_days=0))
    refused("intake_round_task_kind", lambda: row.update(task_kind="song"))
    refused("intake_round_task_said", lambda: row.update(task_kind="text"))
    refused(
        "intake_round_first_come_without_approval",
        lambda: row.update(method="first_come", needs_approval=True),
    )
    refused("intake_round_sent_once", lambda: copied(first, number=2))
    refused("intake_round_number_once", lambda: copied(first, submission_id=None))


def test_sheets(office: Office) -> None:
    office.call(**{**TASK, "task_kind": TaskKind.FILE})
    file = learning.Upload("a.pdf", b"%PDF-1.7 test")
    her = Actor(user_id=office.cast.hanako)
    draft = save_application_draft(actor=her, course_id=office.school.course.id, typed={}, files=[file])
    row = ApplicationSheet.objects.filter(id=draft.id)
    refused("intake_sheet_", lambda: row.update(state="lost"))
    refused("intake_sheet_sent_when", lambda: row.update(receipt="ABCD2345"))
    refused("intake_sheet_one_draft", lambda: copied(draft))
    sent = office.apply()
    for change in ({"task_text": "別の答え"}, {"receipt": "ABCD2345"}, {"state": "draft"}, {"round": None}):
        refused("intake_sent_sheet_stays", partial(row.update, **change))
    files = TaskFile.objects.filter(sheet=sent)
    refused("intake_sent_files_stay", lambda: files.update(name="b.pdf"))
    refused("intake_sent_files_stay", files.delete)
    other = office.apply(office.cast.sato, files=[file])
    third = office.school.apply_for_course(office.cast.kenji)
    refused("intake_sheet_receipt_once", lambda: copied(other, user_id=third.user_id, application=third))


def test_selections(office: Office) -> None:
    sheet = office.apply()
    kept = office.decide(sheet, tell_now=False)
    row = Selection.objects.filter(id=kept.id)
    refused("intake_selection_", lambda: row.update(state="lost"))
    refused("intake_selection_outcome", lambda: row.update(outcome="maybe", reason="?"))
    refused("intake_selection_whole", lambda: row.update(tutor=None))
    refused("intake_selection_whole", lambda: row.update(outcome="decline"))
    refused("intake_selection_approved", lambda: row.update(approval_needed=True))
    refused("intake_selection_returned_with_reason", lambda: row.update(state="returned"))
    refused("intake_selection_told_when", lambda: row.update(state="told"))
    refused("intake_selection_one_open", lambda: copied(kept))


def test_letters(office: Office) -> None:
    office.decide(office.apply(), Outcome.DECLINE)
    letter = DecisionLetter.objects.get()
    other = office.decide(office.apply(office.cast.sato), tell_now=False)
    refused("intake_letter_number_once", lambda: copied(letter, selection=other))
    refused("append-only", lambda: DecisionLetter.objects.update(number="OTHER"))
    refused("append-only", lambda: DecisionLetter.objects.all().delete())
    refused(
        "intake_letter_counter_once",
        lambda: LetterCounter.objects.create(programme_id=office.cast.nara.id, fiscal_year=2026),
    )


def test_nobody_is_accepted_past_the_municipality(office: Office) -> None:
    """Not even by a script, nor by a decision that was proposed and not approved."""
    office.call(needs_approval=True)
    office.decide(office.apply(), actor=office.director)
    row = CourseApplication.objects.all()
    refused("intake_accepted_with_approval", lambda: row.update(state="accepted", decided_at=STORY_NOW))
