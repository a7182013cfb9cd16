"""Working on an exercise, and opening the files of an answer."""

from uuid import UUID

from django.http import FileResponse, HttpResponse
from django.utils.translation import gettext_lazy as _

from yuiwork.core.errors import NotFound
from yuiwork.core.web.forms import refusals_on
from yuiwork.core.web.policy import Audience, page
from yuiwork.core.web.request import Request
from yuiwork.core.web.respond import done, show
from yuiwork.japan.dates import jst_date
from yuiwork.learning.answer_date import answer_by
from yuiwork.learning.forms import ExerciseForm
from yuiwork.learning.models import Submission, SubmissionState
from yuiwork.learning.queries.courses import enrolment_in
from yuiwork.learning.queries.mail import name_of
from yuiwork.learning.queries.reviews import exercise_of_learner, file_for, versions_of
from yuiwork.learning.use_cases import save_exercise_draft, submit_exercise


@page(Audience.SIGNED_IN, methods=("GET", "POST"))
def exercise(request: Request, exercise_id: UUID) -> HttpResponse:
    """What to do and by what it is judged; write, keep a draft, hand in; the feedback on each version."""
    user_id = request.actor.user_id
    assert user_id is not None
    row = exercise_of_learner(user_id, exercise_id)
    enrolment = enrolment_in(row.course_id, user_id)
    if enrolment is None:
        raise NotFound
    versions = versions_of(row.id, enrolment.id)
    newest = versions[0] if versions else None
    draft = newest if newest and newest.state == SubmissionState.DRAFT else None
    form = ExerciseForm(
        draft.files.all() if draft else (),
        request.POST or None,
        request.FILES or None,
        initial=_initial(versions),
    )
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            return _act(request, exercise_id, form)
    waits = newest is not None and newest.state == SubmissionState.SUBMITTED
    context = {
        "exercise": row,
        "programme": row.course.programme,
        "newest": newest,
        "earlier": [version for version in versions if version.state != SubmissionState.DRAFT],
        "draft": draft,
        "may_write": newest is None or newest.state in {SubmissionState.DRAFT, SubmissionState.RETURNED},
        "tutor_name": name_of(enrolment.tutor_id),
        "answer_by": _answer_by(newest, row.course.answer_days) if waits else None,
        "form": form,
    }
    return show(request, "learning/exercise.html", context)


@page(Audience.SIGNED_IN)
def submission_file(request: Request, file_id: UUID) -> FileResponse:
    """A file of an answer, as a download: nothing a person sent in is ever shown as a page of ours."""
    file = file_for(request.actor, file_id)
    response = FileResponse(file.content.open("rb"), as_attachment=True, filename=file.name)
    response["Content-Type"] = file.media_type
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _act(request: Request, exercise_id: UUID, form: ExerciseForm) -> HttpResponse:
    data = form.cleaned_data
    common = {"text": data["text"], "files": data["uploads"], "remove_file_ids": data.get("remove", [])}
    if request.POST.get("action") == "draft":
        save_exercise_draft(actor=request.actor, exercise_id=exercise_id, **common)
        return done(
            request, request.path, _("Your draft is saved. You can go on later, also on another device.")
        )
    submit_exercise(
        actor=request.actor, exercise_id=exercise_id, submission_id=data["submission_id"], **common
    )
    return done(request, request.path, _("Handed in. Your tutor has been told."))


def _initial(versions: list[Submission]) -> dict[str, str]:
    """The text she had last: a draft to go on with, a returned answer to correct."""
    return {"text": versions[0].text} if versions else {}


def _answer_by(submission: Submission | None, days: int) -> object:
    if submission is None or submission.submitted_at is None:
        return None
    return answer_by(jst_date(submission.submitted_at), days)
