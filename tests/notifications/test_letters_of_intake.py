"""What applicants, officers and directors hear of a selection."""

import pytest

from tests.cast import Cast
from tests.intake.office import Office
from tests.learning.school import School
from tests.notifications.conftest import Ear
from yuiwork.intake.models import DecisionLetter, Outcome
from yuiwork.intake.use_cases import answer_selection
from yuiwork.notifications.handlers import intake as letters
from yuiwork.notifications.handlers import learning as letters_of_learning


@pytest.fixture
def office(cast: Cast, ear: Ear) -> Office:
    return Office(School(cast))


def test_the_decision_comes_with_its_letter(office: Office, ear: Ear) -> None:
    office.decide(office.apply(), Outcome.DECLINE, reason="対象の年齢ではないため")
    (mail,) = ear.tell(letters_of_learning.course_decided)
    file = mail.attachments.get()
    letter = DecisionLetter.objects.get()
    assert (file.filename, file.document_id) == (f"{letter.number}.pdf", letter.document_id)
    assert "対象の年齢ではないため" in mail.body


def test_without_a_letter_the_mail_goes_alone(office: Office, ear: Ear) -> None:
    office.school.accept(office.school.apply_for_course())
    (mail,) = ear.tell(letters_of_learning.course_decided)
    assert not mail.attachments.exists()


def test_the_municipality_is_asked_and_the_proposer_is_answered(office: Office, ear: Ear) -> None:
    office.call(needs_approval=True)
    officer = office.officer
    selection = office.decide(office.apply(), Outcome.DECLINE, actor=office.director)
    (asked,) = ear.tell(letters.selection_proposed)
    assert asked.user_id == office.cast.takeda
    assert "承認を待っています" in asked.subject
    assert "/staff/nara/intake/approvals/" in asked.body
    answer_selection(actor=officer, selection_id=selection.id, approve=False, answer="市内の方です")
    (answered,) = ear.tell(letters.selection_answered)
    assert answered.user_id == office.cast.dirk
    assert "市内の方です" in answered.body
