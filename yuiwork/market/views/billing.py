"""What the client transfers, what lies on hold, what was withheld and is to be remitted; as a file for the office."""

import csv
from datetime import timedelta
from io import StringIO

from django.http import HttpResponse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _

from yuiwork.core import clock
from yuiwork.core.actor import Role
from yuiwork.core.web.policy import page
from yuiwork.core.web.request import Request
from yuiwork.core.web.respond import show
from yuiwork.market.queries.billing import (
    CSV_COLUMNS,
    money_on_hold,
    payments_due,
    receiving_account,
    withholding_lines,
    withholding_months,
    withholding_rows,
)

_BYTE_ORDER_MARK = "\ufeff"  # Excel reads UTF-8 only with it


@page(Role.CLIENT)
def client_billing(request: Request) -> HttpResponse:
    today = clock.today()
    months = withholding_months(request.actor)
    # This month's tax and last month's, which falls due in this one, stand open; older ones are folded.
    last_month = (today.replace(day=1) - timedelta(days=1)).replace(day=1)
    context = {
        "due": payments_due(request.actor),
        "held": money_on_hold(request.actor),
        "months": [month for month in months if month.paid_from >= last_month],
        "earlier": [month for month in months if month.paid_from < last_month],
        "account": receiving_account(),
        "today": today,
    }
    return show(request, "market/billing.html", context)


@page(Role.CLIENT)
def withholding_csv(request: Request) -> HttpResponse:
    """The withheld tax line by line, for the client's bookkeeping."""
    text = StringIO()
    writer = csv.writer(text)
    writer.writerow([str(column) for column in CSV_COLUMNS])
    writer.writerows(withholding_rows(withholding_lines(request.actor)))
    response = HttpResponse(_BYTE_ORDER_MARK + text.getvalue(), content_type="text/csv; charset=utf-8")
    name = _("withholding") + f"-{clock.today():%Y%m%d}.csv"
    response["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    return response
