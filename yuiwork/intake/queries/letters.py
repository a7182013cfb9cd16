"""What stands on a decision letter, and finding the one that was filed."""

from dataclasses import dataclass
from uuid import UUID

from yuiwork.core import clock
from yuiwork.intake.letter_pdf import LetterFacts
from yuiwork.intake.models import DecisionLetter, Outcome, Selection
from yuiwork.intake.queries.sheets import sheet_of
from yuiwork.learning import api as learning
from yuiwork.regions import api as regions

_OUTCOME_OF = {"accepted": Outcome.ACCEPT, "waiting": Outcome.WAIT, "declined": Outcome.DECLINE}


@dataclass(frozen=True, slots=True)
class LetterView:
    """The filed letter: the archive opens it for the applicant."""

    number: str
    document_id: UUID
    filename: str


def facts_of(selection: Selection, *, number: str) -> LetterFacts:
    """The letter as it reads today; without a number it is a preview."""
    application = selection.application
    course = application.course
    programme = regions.programme(course.programme_id)
    sheet = sheet_of(application.id)
    accepted = selection.outcome == Outcome.ACCEPT
    return LetterFacts(
        number=number,
        outcome=selection.outcome,
        decided_on=clock.today(),
        name=learning.name_of(application.user_id),
        issuer=programme.organisation.name,
        programme=programme.name,
        course=course.title,
        starts_on=course.starts_on,
        tutor=learning.name_of(selection.tutor_id) if accepted and selection.tutor_id else "",
        reason=selection.reason,
        receipt=sheet.shown_receipt if sheet else "",
        contact=programme.contact,
        accent=programme.region.accent,
    )


def letter_of(application_id: UUID, decision: str) -> LetterView | None:
    """The newest letter that told this decision (accepted, waiting, declined); None if none was filed."""
    row = (
        DecisionLetter.objects.filter(
            selection__application_id=application_id, selection__outcome=_OUTCOME_OF[decision]
        )
        .order_by("-created_at", "-id")
        .first()
    )
    return LetterView(row.number, row.document_id, f"{row.number}.pdf") if row else None


def letters_of(application_id: UUID) -> list[DecisionLetter]:
    """All letters about one application, newest first."""
    return list(
        DecisionLetter.objects.filter(selection__application_id=application_id)
        .select_related("selection")
        .order_by("-created_at", "-id")
    )
