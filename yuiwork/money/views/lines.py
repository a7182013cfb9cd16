"""One movement of the bank account, and what a person decides about it."""

from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from yuiwork.core.actor import Actor, Role
from yuiwork.core.templatetags.ui import jdate, yen
from yuiwork.core.web.forms import refusals_on
from yuiwork.core.web.policy import page
from yuiwork.core.web.request import Request
from yuiwork.core.web.respond import done, show
from yuiwork.money.forms import LineForm, SearchForm
from yuiwork.money.models import Hold, ImportedLine, LineState, Payout
from yuiwork.money.queries.deposits import candidates_for, refunds_due, returned_candidates
from yuiwork.money.queries.deposits import line as the_line
from yuiwork.money.use_cases import Explanation, explain_line, match_deposit, refund_by_line, return_payout

Choice = tuple[str, str]


@page(Role.OPERATOR, methods=("GET", "POST"))
def line(request: Request, line_id: UUID) -> HttpResponse:
    """The movement, and while it waits the possible explanations of it."""
    row = the_line(request.actor, line_id)
    search = SearchForm(request.GET if "q" in request.GET else None, label=_("Reference or client"))
    words = search.cleaned_data["q"] if search.is_valid() else ""
    waits = row.state in (LineState.SUSPENSE, LineState.OUT)
    form = LineForm(_choices(request.actor, row, words), request.POST or None) if waits else None
    if request.method == "POST" and form is not None and form.is_valid():
        with refusals_on(form):
            _decide(request.actor, row, form.cleaned_data["decision"])
            return done(request, reverse("money:deposits"), _("The entry is booked."))
    return show(
        request, "money/operator/line.html", {"line": row, "form": form, "search": search, "words": words}
    )


def _choices(actor: Actor, row: ImportedLine, words: str) -> list[Choice]:
    if not row.is_incoming:
        refunds = [refund for refund in refunds_due(actor) if refund.amount >= row.amount]
        return [
            *[
                (
                    f"refund:{r.organisation_id}",
                    _("Refund to %(name)s (due: %(amount)s)") % {"name": r.name, "amount": yen(r.amount)},
                )
                for r in refunds
            ],
            (f"explain:{Explanation.BANK_FEE}", _("A fee of the bank")),
            (f"explain:{Explanation.OWN_FUNDS}", _("The platform took its own funds out")),
        ]
    return [
        *[(f"hold:{hold.id}", _hold_words(hold)) for hold in candidates_for(actor, row, words)],
        *[(f"payout:{payout.id}", _payout_words(payout)) for payout in returned_candidates(actor, row)],
        (f"explain:{Explanation.INTEREST}", _("Interest of the bank")),
        (f"explain:{Explanation.OWN_FUNDS}", _("The platform paid its own funds in")),
    ]


def _hold_words(hold: Hold) -> str:
    return f"{hold.payment_reference}　{hold.payer_name}　{yen(hold.amount)}　{hold.memo}"


def _payout_words(payout: Payout) -> str:
    words = {"number": payout.number, "day": jdate(payout.run.run_on), "amount": yen(payout.amount)}
    return _("Payout %(number)s of %(day)s came back (%(amount)s)") % words


def _decide(actor: Actor, row: ImportedLine, decision: str) -> None:
    """The value comes from the form's own choices: what, then the id or the kind of explanation."""
    what, _colon, which = decision.partition(":")
    if what == "hold":
        match_deposit(actor=actor, line_id=row.id, hold_id=UUID(which))
    elif what == "payout":
        return_payout(actor=actor, payout_id=UUID(which), returned_on=row.posted_on, line_id=row.id)
    elif what == "refund":
        refund_by_line(actor=actor, line_id=row.id, organisation_id=UUID(which))
    else:
        explain_line(actor=actor, line_id=row.id, explanation=Explanation(which))
