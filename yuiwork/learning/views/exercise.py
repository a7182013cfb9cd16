"""Working on an exercise, and opening the files of an answer."""

from uuid import UUID

from django.http import FileResponse, HttpResponse, JsonResponse
from django.utils.translation import gettext as _

from yuiwork.core import clock
from yuiwork.core.errors import Conflict, DomainError, NotFound, Refused
from yuiwork.core.templatetags.ui import jtime
from yuiwork.core.web.forms import refusals_on
from yuiwork.core.web.policy import Audience, page
from yuiwork.core.web.request import Request
from yuiwork.core.web.respond import done, show
from yuiwork.japan.dates import jst_date
from yuiwork.learning.answer_date import answer_by
from yuiwork.learning.forms import ExerciseForm
from yuiwork.learning.models import Exercise, GraduationReview, Submission, SubmissionState
from yuiwork.learning.policies import exercise_is_open, may_read_peers
from yuiwork.learning.queries.checklists import meeting_for
from yuiwork.learning.queries.courses import enrolment_in
from yuiwork.learning.queries.graduation import reviews_shown_to
from yuiwork.learning.queries.mail import name_of
from yuiwork.learning.queries.peers import notes_for
from yuiwork.learning.queries.reviews import (
    draft_copies_of,
    exercise_of_learner,
    file_for,
    newest_draft,
    versions_of,
)
from yuiwork.learning.rubric import rubric_of
from yuiwork.learning.use_cases import keep_draft_copy, save_exercise_draft, submit_exercise


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
    form = _form(request, row, versions, draft)
    if request.POST.get("action") == "autosave":
        return _autosave(request, row, form)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            return _act(request, row, form)
    if form.is_bound:
        form.show_newest(newest_draft(row.id, enrolment.id))
    waits = newest is not None and newest.state == SubmissionState.SUBMITTED
    context = {
        "exercise": row,
        "programme": row.course.programme,
        "rubric": rubric_of(row.rubric),
        "newest": newest,
        "earlier": [version for version in versions if _handed_in(version)],
        "draft": draft,
        "reviews": _reviews(request, newest),
        "copies": draft_copies_of(row.id, enrolment.id),
        "is_open": exercise_is_open(row, clock.today()),
        "meeting": meeting_for(row, clock.now()),
        "may_write": newest is None or newest.state in {SubmissionState.DRAFT, SubmissionState.RETURNED},
        "tutor_name": name_of(enrolment.tutor_id),
        "answer_by": _answer_by(newest, row.course.answer_days) if waits else None,
        "may_read_peers": may_read_peers(row, enrolment, handed_in=any(_handed_in(v) for v in versions)),
        "notes": notes_for(row.id, enrolment.id),
        "form": form,
    }
    return show(request, "learning/exercise.html", context)


def _form(
    request: Request, row: Exercise, versions: list[Submission], draft: Submission | None
) -> ExerciseForm:
    return ExerciseForm(
        row,
        draft.files.all() if draft else (),
        request.POST or None,
        request.FILES or None,
        initial=_initial(versions, draft),
    )


@page(Audience.SIGNED_IN)
def submission_file(request: Request, file_id: UUID) -> FileResponse:
    """A file of an answer, as a download: nothing a person sent in is ever shown as a page of ours."""
    file = file_for(request.actor, file_id)
    response = FileResponse(file.content.open("rb"), as_attachment=True, filename=file.name)
    response["Content-Type"] = file.media_type
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _reviews(request: Request, newest: Submission | None) -> list[tuple[GraduationReview, str]]:
    """What the reviewers say, once all have judged; nothing for other exercises."""
    if newest is None or newest.state not in {SubmissionState.PASSED, SubmissionState.RETURNED}:
        return []
    return reviews_shown_to(request.actor, newest)


def _act(request: Request, row: Exercise, form: ExerciseForm) -> HttpResponse:
    content = form.content()
    try:
        if request.POST.get("action") == "draft":
            save_exercise_draft(actor=request.actor, exercise_id=row.id, **content)
            return done(
                request, request.path, _("Your draft is saved. You can go on later, also on another device.")
            )
        sent = submit_exercise(
            actor=request.actor,
            exercise_id=row.id,
            submission_id=form.cleaned_data["submission_id"],
            **content,
        )
    except (Conflict, Refused):
        _keep_copy(request, row, form)
        raise
    if sent.state == SubmissionState.PASSED:
        return done(request, request.path, _("All ticked. Well done!"))
    if row.graduation:
        return done(request, request.path, _("Handed in. The reviewers have been told."))
    return done(request, request.path, _("Handed in. Your tutor has been told."))


def _autosave(request: Request, row: Exercise, form: ExerciseForm) -> JsonResponse:
    """A saving by the page itself: when, and the new base; 409 when she has to decide, 422 when it is not right."""
    if not form.is_valid():
        return JsonResponse(
            {"message": " ".join(str(text) for texts in form.errors.values() for text in texts)}, status=422
        )
    try:
        draft = save_exercise_draft(actor=request.actor, exercise_id=row.id, **form.content())
    except DomainError as refusal:
        if isinstance(refusal, Conflict | Refused):
            _keep_copy(request, row, form)
        return JsonResponse({"message": str(refusal.message)}, status=409)
    saved = _("Saved at %(time)s") % {"time": jtime(draft.saved_at)}
    return JsonResponse({"message": saved, "base": draft.base})


def _keep_copy(request: Request, row: Exercise, form: ExerciseForm) -> None:
    data = form.cleaned_data
    keep_draft_copy(
        actor=request.actor,
        exercise_id=row.id,
        page_id=data["submission_id"],
        text=data.get("text", ""),
    )


def _initial(versions: list[Submission], draft: Submission | None) -> dict[str, object]:
    """What she had last: a draft to go on with, a returned answer to correct."""
    if not versions:
        return {"base": "0.0"}
    last = versions[0]
    return {
        "text": last.text,
        "link": last.link,
        "checked": last.checked,
        "withhold": not last.shared,
        "base": draft.base if draft else "0.0",
    }


def _handed_in(version: Submission) -> bool:
    return version.state != SubmissionState.DRAFT


def _answer_by(submission: Submission | None, days: int) -> object:
    if submission is None or submission.submitted_at is None:
        return None
    return answer_by(jst_date(submission.submitted_at), days)
