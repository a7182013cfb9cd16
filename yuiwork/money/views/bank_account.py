"""Where a person is paid: choose bank and branch by name, kana or code, then the number; or a ゆうちょ passbook."""

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from yuiwork.core.errors import NotFound
from yuiwork.core.web.forms import refusals_on
from yuiwork.core.web.policy import Audience, page
from yuiwork.core.web.request import Request
from yuiwork.core.web.respond import done, show
from yuiwork.japan.bank_master import AccountError, Bank, Branch, bank, branch, search_banks, search_branches
from yuiwork.money.forms import BankAccountForm, SearchForm, YuchoForm
from yuiwork.money.models import BankAccount
from yuiwork.money.queries.account_labels import account_label
from yuiwork.money.queries.bank_accounts import bank_account_of
from yuiwork.money.use_cases import save_bank_account, save_yucho_account
from yuiwork.people import api as people

_YUCHO = "9900"


@page(Audience.SIGNED_IN)
def bank_account(request: Request) -> HttpResponse:
    """The present account, and the two ways to register one."""
    account = _own(request)
    label = account_label(account.bank_code, account.branch_code, account.number) if account else ""
    return show(request, "money/bank_account.html", {"account": account, "label": label})


@page(Audience.SIGNED_IN)
def choose_bank(request: Request) -> HttpResponse:
    """A search box and the banks that begin with what was typed."""
    form = SearchForm(
        request.GET if "q" in request.GET else None,
        label=_("Name of the bank"),
        help_text=_("The beginning of its name, kana or code, for example みずほ."),
    )
    found: tuple[Bank, ...] = search_banks(form.cleaned_data["q"]) if form.is_valid() else ()
    searched = form.is_bound and form.is_valid()
    return show(request, "money/choose_bank.html", {"form": form, "banks": found, "searched": searched})


@page(Audience.SIGNED_IN)
def choose_branch(request: Request, bank_code: str) -> HttpResponse:
    """The branches of a bank that begin with what was typed."""
    home = _bank(bank_code)
    form = SearchForm(
        request.GET if "q" in request.GET else None,
        label=_("Name of the branch"),
        help_text=_("The beginning of its name, kana or code, for example 本店."),
    )
    found: tuple[Branch, ...] = search_branches(home.code, form.cleaned_data["q"]) if form.is_valid() else ()
    searched = form.is_bound and form.is_valid()
    context = {
        "form": form,
        "bank": home,
        "branches": found,
        "searched": searched,
        "is_yucho": bank_code == _YUCHO,
    }
    return show(request, "money/choose_branch.html", context)


@page(Audience.SIGNED_IN, methods=("GET", "POST"))
def account_form(request: Request, bank_code: str, branch_code: str) -> HttpResponse:
    """Kind, number and holder of the account at a chosen branch."""
    place = _branch(bank_code, branch_code)
    form = BankAccountForm(request.POST or None, initial={"account_type": 1, "holder_kana": _kana(request)})
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            save_bank_account(
                actor=request.actor, bank_code=bank_code, branch_code=branch_code, **form.cleaned_data
            )
            return _saved(request)
    context = {"form": form, "bank": _bank(bank_code), "branch": place}
    return show(request, "money/bank_account_form.html", context)


@page(Audience.SIGNED_IN, methods=("GET", "POST"))
def yucho(request: Request) -> HttpResponse:
    """Symbol and number of a ゆうちょ passbook."""
    form = YuchoForm(request.POST or None, initial={"holder_kana": _kana(request)})
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            save_yucho_account(actor=request.actor, **form.cleaned_data)
            return _saved(request)
    return show(request, "money/yucho.html", {"form": form})


def _saved(request: Request) -> HttpResponse:
    return done(request, reverse("money:statement"), _("Your account is saved. Payouts will go there."))


def _own(request: Request) -> BankAccount | None:
    return bank_account_of(request.actor.user_id) if request.actor.user_id else None


def _kana(request: Request) -> str:
    """Her reading from the profile, so that she need not type it again (WCAG 3.3.7)."""
    profile = people.profile_of(request.actor.user_id) if request.actor.user_id else None
    return profile.full_kana if profile else ""


def _bank(code: str) -> Bank:
    try:
        return bank(code)
    except AccountError as error:
        raise NotFound from error


def _branch(bank_code: str, code: str) -> Branch:
    try:
        return branch(bank_code, code)
    except AccountError as error:
        raise NotFound from error
