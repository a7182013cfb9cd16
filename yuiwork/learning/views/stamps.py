"""スタンプ帳 of a learner."""

from django.http import HttpResponse

from yuiwork.core.web.policy import Audience, page
from yuiwork.core.web.request import Request
from yuiwork.core.web.respond import show
from yuiwork.learning.queries.board import boards_of
from yuiwork.learning.queries.progress import progress_of
from yuiwork.regions import api as regions


@page(Audience.SIGNED_IN)
def stamps(request: Request) -> HttpResponse:
    """Every stamp with its day, the places still open, the challenges, and what comes next."""
    user_id = request.actor.user_id
    assert user_id is not None
    boards = boards_of(user_id)
    courses = [course for course in progress_of(user_id).courses if not course.completed]
    context = {
        "boards": [(regions.programme(board.programme_id), board) for board in boards],
        "total": sum(board.total for board in boards),
        "next_exercise": next((e for course in courses for e in course.open_exercises), None),
        "next_session": next((course.next_session for course in courses if course.next_session), None),
        "nearest": next((board.nearest for board in boards if board.nearest), None),
    }
    return show(request, "learning/stamps.html", context)
