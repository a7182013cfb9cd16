"""Filing the decision letter in the transaction of the decision."""

from yuiwork.audit import api as audit
from yuiwork.core import clock
from yuiwork.core.transactions import inside_transaction
from yuiwork.intake.letter_pdf import letter_pdf
from yuiwork.intake.models import DecisionLetter, LetterCounter, Selection
from yuiwork.intake.queries.letters import facts_of
from yuiwork.japan.dates import fiscal_year
from yuiwork.regions import api as regions

KIND = "decision_letter"


@inside_transaction
def file_letter(selection: Selection) -> DecisionLetter:
    """Number, make and file the letter of a decision that is being told; once for each."""
    programme = regions.programme(selection.application.course.programme_id)
    facts = facts_of(selection, number=_next_number(programme))
    document = audit.file_document(
        kind=KIND,
        number=facts.number,
        title=f"{facts.title} {facts.course}",
        doc_date=facts.decided_on,
        amount_incl_tax=None,
        issuer_name=facts.issuer,
        counterparty_name=facts.name,
        content=letter_pdf(facts),
        canonical=facts.as_json(),
        parties={selection.application.user_id, programme.organisation_id},
    )
    return DecisionLetter.objects.create(selection=selection, number=facts.number, document_id=document.id)


def _next_number(programme: regions.Programme) -> str:
    year = fiscal_year(clock.today())
    LetterCounter.objects.get_or_create(programme_id=programme.id, fiscal_year=year)
    counter = LetterCounter.objects.select_for_update().get(programme_id=programme.id, fiscal_year=year)
    counter.last += 1
    counter.save(update_fields=["last"])
    return f"{programme.slug.upper()}-D{year}-{counter.last:04d}"
