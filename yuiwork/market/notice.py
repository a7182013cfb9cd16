"""The art. 3 notice: which items it needs, and what makes them valid (law.md 1.3, 3). Refusals carry stable codes."""

import re
from collections.abc import Iterator

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from yuiwork.core.errors import Invalid
from yuiwork.japan.payment_dates import FixedDate, PaymentRule, effective_due
from yuiwork.market import payment_terms
from yuiwork.market.models import ExpensePolicy, IpMode
from yuiwork.market.problems import Problem, refuse_first
from yuiwork.market.terms import BANK_TRANSFER, Terms

_ARTICLES_27_28 = re.compile(r"27条.*28条", re.DOTALL)
_ONE_DATE = re.compile(r"\d{4}年\d{1,2}月\d{1,2}日")

_MISSING: tuple[tuple[str, str, str, str | Promise], ...] = (
    ("title", "TITLE_MISSING", "title", _("Please give the job a title.")),
    ("scope_text", "SCOPE_MISSING", "description", _("Please write what is to be done.")),
    ("quantity", "QUANTITY_MISSING", "quantity", _("Please write how much is to be done.")),
    ("criteria", "CRITERIA_MISSING", "criteria", _("Please write at least one criterion for acceptance.")),
    ("delivery_due_on", "DELIVERY_DATE_MISSING", "delivery_due_on", _("Please give the day of delivery.")),
    (
        "delivery_place",
        "DELIVERY_PLACE_MISSING",
        "delivery_place",
        _("Please write where the work is delivered."),
    ),
    ("change_policy", "CHANGE_POLICY_MISSING", "change_policy", _("Please write how changes are agreed.")),
    (
        "defect_policy",
        "DEFECT_POLICY_MISSING",
        "defect_policy",
        _("Please write how imperfect work is put right."),
    ),
    (
        "confidentiality_policy",
        "CONFIDENTIALITY_POLICY_MISSING",
        "confidentiality_policy",
        _("Please write how personal data and secrets are handled."),
    ),
    ("contact_for_questions", "CONTACT_MISSING", "contact", _("Please write where questions can be asked.")),
)


def problems_of(terms: Terms) -> list[Problem]:
    """Everything that keeps these terms from being notified; empty when the notice may go out."""
    return list(_problems(terms))


def check(terms: Terms) -> None:
    """Raise ``Invalid`` with the code of the first problem."""
    refuse_first(_problems(terms))


def _problems(terms: Terms) -> Iterator[Problem]:
    yield from _parties(terms)
    for attribute, code, field, message in _MISSING:
        if not getattr(terms, attribute):
            yield Problem(code, message, field)
    yield from _inspection(terms)
    yield from _rights(terms)
    yield from _expenses(terms)
    yield from _pay(terms)
    yield from _payment_date(terms)


def _parties(terms: Terms) -> Iterator[Problem]:
    if not terms.orderer.name.strip():
        yield Problem("ORDERER_NAME_MISSING", _("The name of the firm is missing."))
    if not terms.worker.name.strip():
        yield Problem("WORKER_NAME_MISSING", _("The name of the worker is missing."))


def _inspection(terms: Terms) -> Iterator[Problem]:
    if terms.inspection_required and terms.inspection_due_on is None:
        message = _("Please give the day by which acceptance is finished.")
        yield Problem("INSPECTION_DATE_MISSING", message, "acceptance_days")


def _rights(terms: Terms) -> Iterator[Problem]:
    if terms.ip_mode not in IpMode.values:
        yield Problem("IP_MODE_MISSING", _("Please choose what happens to the copyright."), "ip_mode")
    elif terms.ip_mode != IpMode.NONE and not terms.ip_scope.strip():
        message = _("Please write which rights are transferred or may be used, and for what.")
        yield Problem("IP_SCOPE_MISSING", message, "ip_scope")
    elif terms.ip_mode == IpMode.TRANSFER and not _ARTICLES_27_28.search(terms.ip_scope):
        message = _(
            "A transfer of copyright must name the rights of articles 27 and 28 of the Copyright Act."
        )
        yield Problem("IP_ARTICLES_MISSING", message, "ip_scope")


def _expenses(terms: Terms) -> Iterator[Problem]:
    if terms.expense_policy not in ExpensePolicy.values:
        yield Problem("EXPENSE_POLICY_MISSING", _("Please choose who bears the expenses."), "expense_policy")
    elif terms.expense_policy == ExpensePolicy.CLIENT and not terms.expense_note.strip():
        message = _("Please write which expenses you bear and how they are agreed.")
        yield Problem("EXPENSE_ITEMS_MISSING", message, "expense_note")


def _pay(terms: Terms) -> Iterator[Problem]:
    if terms.pay_net <= 0:
        yield Problem("PAY_MISSING", _("Please enter the pay as an amount in yen."), "fee_amount")
    if terms.pay_method != BANK_TRANSFER:
        # law.md 1.3 items 8–11: bills and other means that are not cash are not offered here.
        yield Problem("PAY_METHOD_NOT_ALLOWED", _("Pay is sent by bank transfer only."))


def _payment_date(terms: Terms) -> Iterator[Problem]:
    """N3-03 and N3-04: one day, which follows from the receipt; and never past the limit (law.md 1.4)."""
    if terms.payment_due_on is None or not _ONE_DATE.fullmatch(terms.payment_text):
        yield _vague(terms.payment_text)
        return
    if terms.delivery_due_on is None:
        return
    rule: PaymentRule = FixedDate(terms.payment_due_on)
    if terms.payment_rule:
        try:
            rule = payment_terms.read_rule(terms.payment_rule)
        except Invalid as refusal:
            yield Problem(refusal.code, refusal.message, payment_terms.FIELD)
            return
    due = effective_due(terms.delivery_due_on, rule)
    if due.is_violation or terms.payment_due_on > due.limit_on:
        message = _(
            "This date is later than the law allows for this delivery date. Please choose an earlier one."
        )
        yield Problem("PAYMENT_DATE_TOO_LATE", message, payment_terms.FIELD)


def _vague(text: str) -> Problem:
    try:
        payment_terms.read_rule(text)
    except Invalid as refusal:
        return Problem(refusal.code, refusal.message, payment_terms.FIELD)
    message = _("Please give the day of payment as one date.")
    return Problem("PAYMENT_DATE_NOT_SPECIFIC", message, payment_terms.FIELD)
