"""The money breakdown of both sides' screens: one function, so that every page says the same (money.md 7.2, W7)."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from yuiwork.core.templatetags.ui import jdate, yen
from yuiwork.core.web.components import MoneyBreakdown, MoneyLine
from yuiwork.japan.consumption_tax import TaxMode
from yuiwork.japan.municipalities import PREFECTURES
from yuiwork.japan.withholding import Reason
from yuiwork.market.pricing import Quote, Wage

_MINUTES_PER_HOUR = 60


def breakdown(quote: Quote, *, side: str, paid_on: str = "") -> MoneyBreakdown:
    """What the client pays, down to what arrives at the worker's bank. ``side``: whose page it is (client, worker).

    ``paid_on``: other words for the date than the notified one, once more is known.
    """
    return MoneyBreakdown(
        caption=_("Your payment, line by line") if side == "client" else _("Your pay, line by line"),
        lines=[*_pay(quote), *_transfer(quote, side), *_fee(quote, side), _net(quote, side)],
        paid_on=paid_on or _("By %(date)s at the latest") % {"date": jdate(quote.paid_on)},
        hourly=hourly_words(quote.wage, quote.minutes),
        hourly_ok=quote.wage.reaches,
    )


def hourly_words(wage: Wage, minutes: int) -> str:
    """1,900円（目安50時間）。奈良県の最低賃金 1,117円 を"""
    place = PREFECTURES.get(wage.prefecture_code, "")
    words = {
        "hourly": yen(wage.hourly),
        "time": duration_words(minutes),
        "minimum": yen(wage.minimum),
        "place": place,
    }
    if place:
        return _("%(hourly)s (about %(time)s of work). Minimum wage in %(place)s: %(minimum)s.") % words
    return _("%(hourly)s (about %(time)s of work). Lowest minimum wage in Japan: %(minimum)s.") % words


def duration_words(minutes: int) -> str:
    """50時間, 1時間30分, 45分"""
    hours, rest = divmod(minutes, _MINUTES_PER_HOUR)
    long = ngettext("%(count)s hour", "%(count)s hours", hours) % {"count": hours}
    short = ngettext("%(count)s minute", "%(count)s minutes", rest) % {"count": rest}
    if hours and rest:
        return _("%(hours)s %(minutes)s") % {"hours": long, "minutes": short}
    return long if hours else short


def days_left_words(day: date, today: date) -> str:
    """あと6日 / 今日まで / 締切を過ぎました"""
    left = (day - today).days
    if left < 0:
        return _("The deadline has passed")
    if left == 0:
        return _("Until today")
    return ngettext("%(count)s day left", "%(count)s days left", left) % {"count": left}


def percent_words(basis_points: int) -> str:
    """500 → 5 %"""
    whole, rest = divmod(basis_points, 100)
    return f"{whole}.{rest:02d}".rstrip("0").rstrip(".") if rest else str(whole)


def _pay(quote: Quote) -> list[MoneyLine]:
    if quote.tax_mode is TaxMode.GROSS:
        why = _("One sum including consumption tax")
        return [MoneyLine(_("What the client pays"), quote.client_total, why, total=True)]
    return [
        MoneyLine(_("Fee for the work"), quote.pay_net),
        MoneyLine(
            _("Consumption tax"), quote.pay_tax, _("%(rate)s percent of the fee") % {"rate": quote.tax_rate}
        ),
        MoneyLine(_("What the client pays"), quote.client_total, total=True),
    ]


def _transfer(quote: Quote, side: str) -> list[MoneyLine]:
    label = _("Transfer to Yuiwork") if side == "client" else _("Comes from the client")
    return [
        MoneyLine(_("Withheld income tax"), -quote.withholding, _why_withheld(quote, side)),
        MoneyLine(label, quote.transfer, total=True),
    ]


def _why_withheld(quote: Quote, side: str) -> str:
    if quote.withholding_reason is Reason.WITHHELD:
        if side == "client":
            return _("You pay this to the tax office, not to Yuiwork")
        return _("The client pays this to the tax office for you; it counts in your tax return")
    if quote.withholding_reason is Reason.PAYER_DOES_NOT_WITHHOLD:
        return _("This client does not have to withhold tax")
    return _("Nothing is withheld from this kind of work")


def _fee(quote: Quote, side: str) -> list[MoneyLine]:
    rate = {"rate": percent_words(quote.fee_bp)}
    why = (
        _("%(rate)s percent of the fee, paid by the worker") % rate
        if side == "client"
        else _("%(rate)s percent of the fee") % rate
    )
    return [
        MoneyLine(_("Fee of Yuiwork"), -quote.fee, why),
        MoneyLine(_("Consumption tax on the fee of Yuiwork"), -quote.fee_tax),
    ]


def _net(quote: Quote, side: str) -> MoneyLine:
    if side == "client":
        return MoneyLine(_("What the worker receives"), quote.worker_net, total=True)
    why = _("No transfer fee is deducted")
    return MoneyLine(_("What arrives in your bank account"), quote.worker_net, why, total=True)
