"""Her own application: what she sent, how it stands."""

from uuid import UUID

from django.http import FileResponse, HttpResponse

from yuiwork.core import clock
from yuiwork.core.errors import NotFound
from yuiwork.core.web.policy import Audience, page
from yuiwork.core.web.request import Request
from yuiwork.core.web.respond import show
from yuiwork.intake.queries.answers import answers_in_words
from yuiwork.intake.queries.letters import letters_of
from yuiwork.intake.queries.offers import offers_of
from yuiwork.intake.queries.plans import plan_in_force
from yuiwork.intake.queries.sheets import file_for, own_application, sheet_of


@page(Audience.SIGNED_IN)
def mine(request: Request, application_id: UUID) -> HttpResponse:
    """What she wrote, the receipt number, the letters; 404 for everybody else."""
    user_id = request.actor.user_id
    if user_id is None:
        raise NotFound
    application = own_application(user_id, application_id)
    sheet = sheet_of(application.id)
    context = {
        "application": application,
        "course": application.course,
        "programme": application.course.programme,
        "sheet": sheet,
        "answers": answers_in_words(sheet),
        "letters": letters_of(application.id),
        "plan": plan_in_force(application.id),
        "offers": offers_of(application.id),
        "may_withdraw": application.state in {"applied", "waiting"},
        "may_give_up": application.state == "accepted" and clock.today() < application.course.starts_on,
    }
    return show(request, "intake/mine.html", context)


@page(Audience.SIGNED_IN)
def task_file(request: Request, file_id: UUID) -> FileResponse:
    """A file of the task, as a download: nothing a person sent in is ever shown as a page of ours."""
    file = file_for(request.actor, file_id)
    response = FileResponse(file.content.open("rb"), as_attachment=True, filename=file.name)
    response["Content-Type"] = file.media_type
    response["X-Content-Type-Options"] = "nosniff"
    return response
