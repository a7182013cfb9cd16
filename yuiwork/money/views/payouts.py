"""出金: prepare a run, make its file, say what the bank did with it."""

from datetime import timedelta
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from yuiwork.core import clock
from yuiwork.core.actor import Role
from yuiwork.core.web.components import Step, StepState
from yuiwork.core.web.forms import refusals_on
from yuiwork.core.web.policy import page
from yuiwork.core.web.request import Request
from yuiwork.core.web.respond import done, show
from yuiwork.money.forms import PrepareRunForm, ReturnForm, SentForm
from yuiwork.money.models import RUN_MACHINE, PayoutRun, PayoutState, RunState
from yuiwork.money.queries.payout_dates import next_run_date
from yuiwork.money.queries.payouts import due_now, payout, payout_run, payouts_of, run_file, runs
from yuiwork.money.queries.reconciliation import bank_check
from yuiwork.money.use_cases import (
    discard_payout_run,
    export_payout_run,
    mark_payout_run_sent,
    prepare_payout_run,
    return_payout,
)

_PAGE_SIZE = 20


@page(Role.OPERATOR, methods=("GET", "POST"))
def payouts(request: Request) -> HttpResponse:
    """What is owed now, the next date, the runs so far."""
    yesterday = clock.today() - timedelta(days=1)  # today's run may still be prepared today
    form = PrepareRunForm(request.POST or None, initial={"run_on": next_run_date(yesterday)})
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            row = prepare_payout_run(actor=request.actor, run_on=form.cleaned_data["run_on"])
            return done(request, reverse("money:payout_run", args=[row.id]), _("The run is prepared."))
    due = due_now(request.actor)
    context = {
        "form": form,
        "due": due,
        "due_total": sum(row.amount for row in due),
        "bank": bank_check(),
        "page": Paginator(runs(request.actor), _PAGE_SIZE).get_page(request.GET.get("page")),
    }
    return show(request, "money/operator/payouts.html", context)


@page(Role.OPERATOR, methods=("GET", "POST"))
def run(request: Request, run_id: UUID) -> HttpResponse:
    """One run; when its file was made, the form for what the bank did."""
    row = payout_run(request.actor, run_id)
    form = None
    if row.state == RunState.EXPORTED:
        initial = {"sent_on": min(row.run_on, clock.today())}
        form = SentForm(request.POST or None, initial=initial)
    if request.method == "POST" and form is not None and form.is_valid():
        with refusals_on(form):
            mark_payout_run_sent(actor=request.actor, run_id=run_id, **form.cleaned_data)
            return done(
                request, _address(run_id), _("The run is recorded as sent. Everybody gets a statement.")
            )
    rows = payouts_of(row)
    context = {
        "run": row,
        "rows": rows,
        "blocked": [r for r in rows if r.payout.state == PayoutState.BLOCKED],
        "steps": _steps(row),
        "form": form,
    }
    return show(request, "money/operator/run.html", context)


@page(Role.OPERATOR, methods=("POST",))
def export(request: Request, run_id: UUID) -> HttpResponse:
    """Make the file; it is then downloaded from the page."""
    export_payout_run(actor=request.actor, run_id=run_id)
    return done(request, _address(run_id), _("The file is made. Please give it to the bank."))


@page(Role.OPERATOR)
def run_file_download(request: Request, run_id: UUID) -> HttpResponse:
    """The stored bytes, the same at every download."""
    row = payout_run(request.actor, run_id)
    response = HttpResponse(run_file(request.actor, run_id), content_type="application/octet-stream")
    response["Content-Disposition"] = f'attachment; filename="furikomi-{row.run_on:%Y%m%d}.txt"'
    return response


@page(Role.OPERATOR, methods=("POST",))
def discard(request: Request, run_id: UUID) -> HttpResponse:
    """Throw a prepared run away."""
    discard_payout_run(actor=request.actor, run_id=run_id)
    return done(request, reverse("money:payouts"), _("The run was discarded. Nothing had been posted."))


@page(Role.OPERATOR, methods=("GET", "POST"))
def payout_return(request: Request, payout_id: UUID) -> HttpResponse:
    """A payout came back from the bank."""
    row = payout(request.actor, payout_id)
    form = ReturnForm(request.POST or None, initial={"returned_on": clock.today()})
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            return_payout(actor=request.actor, payout_id=payout_id, **form.cleaned_data)
            message = _(
                "Recorded. The money is owed again, and the person is asked to correct their account."
            )
            return done(request, _address(row.payout.run_id), message)
    return show(request, "money/operator/payout_return.html", {"row": row, "form": form})


def _address(run_id: UUID) -> str:
    return reverse("money:payout_run", args=[run_id])


def _steps(row: PayoutRun) -> list[Step]:
    """The run's life as a timeline, from its transition table."""
    passed = RUN_MACHINE.main_line.index(row.state)
    states = [
        StepState.DONE
        if place < passed or row.state == RunState.SENT
        else StepState.NOW
        if place == passed
        else StepState.NEXT
        for place in range(len(RUN_MACHINE.main_line))
    ]
    return [
        Step(RunState(value).label, state) for value, state in zip(RUN_MACHINE.main_line, states, strict=True)
    ]
