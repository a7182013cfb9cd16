"""抽選 for everybody: what was committed to, what was drawn, how to check it."""

from uuid import UUID

from django.http import HttpResponse, JsonResponse

from yuiwork.core.web.policy import Audience, page
from yuiwork.core.web.request import Request
from yuiwork.core.web.respond import show
from yuiwork.intake.lottery import problems_of
from yuiwork.intake.queries.lotteries import log_of, public_lottery


@page(Audience.ANYONE)
def lottery(request: Request, round_id: UUID) -> HttpResponse:
    """Receipt numbers only: nobody but their owners knows whose they are."""
    row = public_lottery(round_id)
    log = log_of(row)
    context = {
        "round": row.round,
        "course": row.round.course,
        "programme": row.round.course.programme,
        "lottery": row,
        "order": [(rank, _shown(receipt)) for rank, receipt in enumerate(row.order or [], start=1)],
        "problems": problems_of(log) if row.drawn_at else [],
    }
    return show(request, "intake/lottery.html", context)


@page(Audience.ANYONE)
def lottery_log(request: Request, round_id: UUID) -> JsonResponse:
    """The log as a file: the seed stands in it only after the draw."""
    response = JsonResponse(log_of(public_lottery(round_id)), json_dumps_params={"indent": 1})
    response["Content-Disposition"] = 'attachment; filename="lottery.json"'
    return response


def _shown(receipt: str) -> str:
    return f"{receipt[:4]}-{receipt[4:]}"
