"""What a job needs before anybody may see it: the six items of an honest ad, complete terms, lawful dates, a fit text.

law.md 1.7 (R12), 1.4 (P4), 3 (G-01, G-02), 6 (J). Each problem belongs to a field of the job form.
"""

import re
from collections.abc import Iterator
from datetime import date

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from yuiwork.japan.errors import JapanError
from yuiwork.japan.parameters import parameter
from yuiwork.japan.withholding import Treatment, WithholdingError, category
from yuiwork.market import notice, payment_terms
from yuiwork.market.models import Job
from yuiwork.market.offer import Offer, offer_of
from yuiwork.market.parties import SOMEBODY
from yuiwork.market.pricing import STANDARD_FEE_BP, Quote
from yuiwork.market.problems import Problem
from yuiwork.market.screening import Verdict, screen
from yuiwork.market.terms import build_terms, quote_offer
from yuiwork.people.api import Organisation

_BUILDING = re.compile(
    r"ビル|マンション|タワー|ハイツ|コーポ|アパート|レジデンス|オフィス|センター|プラザ|会館|スクエア"
)
_FLOOR_OR_ROOM = re.compile(
    r"\d+\s*(?:階|[FfＦ]|号)|地下|[A-Z]?\d{2,4}$|\d+[-‐–ー−]\d+[-‐–ー−]\d+[-‐–ー−]\d+"
)
_NUMBER = re.compile(r"\d|[０-９]|番地|無番地")
_URL = re.compile(r"https?://\S+|www\.\S+")
_EMAIL = re.compile(r"[^\s<>()（）、。]+@[^\s<>()（）、。]+")
_PHONE = re.compile(r"0\d{1,4}[-－ー‐ (（]?\d{1,4}[-－ー‐ )）]?\d{3,4}")
_LEAST_DESCRIPTION = 30  # characters without links: shorter texts say nothing (law.md 1.7, R12-04)


def problems_of(job: Job, *, today: date) -> list[Problem]:
    """Everything that keeps the job from being published, in the order of the form; empty when it may go out."""
    found = [*_client(job.organisation), *_basics(job, today)]
    offer = offer_of(job, posted_on=today)
    if offer is None:
        return found
    found += _payment(offer)
    if not found:
        found += _terms(offer, today)
    return [*found, *verdict_on(job).blocks]


def verdict_on(job: Job) -> Verdict:
    """The screening of everything a reader of the ad would see."""
    texts = [job.title, job.description, job.quantity, job.expense_note, job.contact, job.payment_text]
    texts += job.criteria.values_list("text", flat=True)
    return screen("\n".join(texts), job.organisation)


def warnings_of(offer: Offer, money: Quote) -> list[str | Promise]:
    """What is lawful but worth a second thought: late payment, pay below the minimum wage."""
    plan = payment_terms.plan(
        offer.payment_text, delivery_due_on=offer.delivery_due_on, acceptance_days=offer.acceptance_days
    )
    warnings: list[str | Promise] = []
    if plan.is_long:
        warnings.append(
            _(
                "The payment is more than 30 days after the delivery. That is lawful, but the guideline asks "
                "for 30 days."
            )
        )
    if not money.wage.reaches:
        warnings.append(
            _(
                "The pay per hour is below the minimum wage. The minimum wage does not apply to commissioned "
                "work, but please think again."
            )
        )
    return warnings


def address_is_complete(address: str) -> bool:
    """Down to the number, and to floor or room where a building is named (law.md 1.7, R12-01)."""
    if not _NUMBER.search(address):
        return False
    return not _BUILDING.search(address) or bool(_FLOOR_OR_ROOM.search(_after_building(address)))


def contact_is_valid(contact: str) -> bool:
    """A phone number, an e-mail address or an own form on the web: not a chat account (R12-02)."""
    if _URL.search(contact) or _PHONE.search(contact):
        return True
    found = _EMAIL.search(contact)
    if found is None:
        return False
    try:
        validate_email(found[0])
    except ValidationError:
        return False
    return True


def _after_building(address: str) -> str:
    found = _BUILDING.search(address)
    return address[found.end() :] if found else ""


def _client(organisation: Organisation) -> Iterator[Problem]:
    if organisation.is_public:
        # Public bodies pay after the work (law.md 8.3): no deposit, both clocks.
        message = _(
            "Public bodies pay after the work. Posting for them is not open here yet; please contact the operator."
        )
        yield Problem("PUBLIC_CLIENT_POSTPAY", message)
    if not organisation.name.strip() or not organisation.kana.strip():
        yield Problem("CLIENT_NAME_MISSING", _("Please complete the name and reading of your firm first."))
    if not address_is_complete(organisation.address):
        message = _(
            "The address of your firm must go down to the number, and to the floor or room of a building."
        )
        yield Problem("ADDRESS_INCOMPLETE", message, "address")


def _basics(job: Job, today: date) -> Iterator[Problem]:
    if not job.title.strip():
        yield Problem("TITLE_MISSING", _("Please give the job a title."), "title")
    yield from _category(job, today)
    yield from _content(job)
    if not job.criteria.exists():
        yield Problem(
            "CRITERIA_MISSING", _("Please write at least one criterion for acceptance."), "criteria"
        )
    yield from _dates(job, today)
    if not job.fee_amount:
        yield Problem("PAY_MISSING", _("Please enter the pay as an amount in yen."), "fee_amount")
    if not job.estimated_minutes:
        yield Problem(
            "MINUTES_MISSING", _("Please estimate the hours: people compare jobs by them."), "estimated_hours"
        )
    if not job.expense_policy:
        yield Problem("EXPENSE_POLICY_MISSING", _("Please choose who bears the expenses."), "expense_policy")
    if not job.work_place.strip():
        yield Problem("WORK_PLACE_MISSING", _("Please write where the work is done."), "work_place")
    if not contact_is_valid(job.contact):
        message = _(
            "Please give a phone number, an email address or your own inquiry form, not a chat account."
        )
        yield Problem("CONTACT_INVALID", message, "contact")


def _category(job: Job, today: date) -> Iterator[Problem]:
    try:
        kind = category(job.category, today)
    except JapanError:
        yield Problem("CATEGORY_MISSING", _("Please choose the kind of work."), "category")
        return
    if kind.treatment is Treatment.SPLIT and job.withholding_listed is None:
        message = _("This kind of work mixes both. Please choose whether tax is withheld.")
        yield Problem("WITHHOLDING_UNDECIDED", message, "withholding_listed")


def _content(job: Job) -> Iterator[Problem]:
    if len(_URL.sub("", job.description).strip()) < _LEAST_DESCRIPTION:
        message = _("Please describe the work here. A link alone is not enough.")
        yield Problem("WORK_CONTENT_MISSING", message, "description")
    if not job.quantity.strip():
        yield Problem("QUANTITY_MISSING", _("Please write how much is to be done."), "quantity")


def _dates(job: Job, today: date) -> Iterator[Problem]:
    if job.apply_until is None:
        yield Problem("APPLY_UNTIL_MISSING", _("Please give the last day for proposals."), "apply_until")
    elif job.apply_until < today:
        yield Problem("APPLY_UNTIL_PAST", _("The last day for proposals has passed."), "apply_until")
    if job.delivery_due_on is None:
        yield Problem("DELIVERY_DATE_MISSING", _("Please give the day of delivery."), "delivery_due_on")
    elif job.apply_until and job.delivery_due_on <= job.apply_until:
        message = _("The delivery must be later than the last day for proposals.")
        yield Problem("DELIVERY_BEFORE_DEADLINE", message, "delivery_due_on")
    longest = parameter("product.acceptance_window_days", today)
    if not job.acceptance_days or job.acceptance_days > longest:
        message = _("Please choose how many days you need for the acceptance (at most a week).")
        yield Problem("ACCEPTANCE_DAYS_INVALID", message, "acceptance_days")


def _payment(offer: Offer) -> list[Problem]:
    return payment_terms.problems_of(
        offer.payment_text, delivery_due_on=offer.delivery_due_on, acceptance_days=offer.acceptance_days
    )


def _terms(offer: Offer, today: date) -> list[Problem]:
    """The notice that this offer would lead to, checked with somebody unknown as the worker."""
    try:
        money = quote_offer(offer, SOMEBODY, fee_bp=STANDARD_FEE_BP)
    except WithholdingError as error:
        return [Problem(error.code, _("Please choose whether tax is withheld."), "withholding_listed")]
    terms = build_terms(offer, SOMEBODY, money, ordered_on=today, delivery_on=offer.delivery_due_on)
    return notice.problems_of(terms)
