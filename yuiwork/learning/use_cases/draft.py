"""The draft of an answer: writing it down, with its files, without losing what another device wrote."""

import hashlib
from collections.abc import Sequence
from functools import partial
from typing import NotRequired, TypedDict
from urllib.parse import urlsplit
from uuid import UUID

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from yuiwork.core import clock
from yuiwork.core.errors import Conflict, Invalid, Refused
from yuiwork.core.ids import new_id
from yuiwork.core.transactions import inside_transaction
from yuiwork.learning.models import (
    Enrolment,
    Exercise,
    ExerciseKind,
    PeerReading,
    Submission,
    SubmissionFile,
    SubmissionState,
)
from yuiwork.learning.policies import exercise_is_open
from yuiwork.learning.uploads import MAX_FILES, CheckedUpload, Upload, checked_upload

TEXT_LIMIT = 20_000  # characters
LINK_LIMIT = 1_000


class Content(TypedDict):
    """An answer as typed. ``checked``: ticked lines from 1. ``base`` and ``page_id``: which draft the page showed
    (``Submission.base``) and which page this is; without them nothing is compared.
    ``shared``: she was told that classmates may read it, and did not withhold it."""

    text: NotRequired[str]
    link: NotRequired[str]
    checked: NotRequired[Sequence[int]]
    files: NotRequired[Sequence[Upload]]
    shared: NotRequired[bool]
    remove_file_ids: NotRequired[Sequence[UUID]]
    base: NotRequired[str | None]
    page_id: NotRequired[UUID | None]


@inside_transaction
def write_draft(exercise: Exercise, enrolment: Enrolment, content: Content) -> Submission:
    """The open draft with this content; a new version if the last one was returned. Enrolment locked."""
    uploads = [checked_upload(file) for file in content.get("files", ())]
    _check(exercise, content)
    exercise_is_open(exercise, clock.today()).enforce()
    newest = Submission.objects.filter(exercise=exercise, enrolment=enrolment).order_by("-version").first()
    _refuse_unless_her_turn(newest)
    draft = _opened(exercise, enrolment, newest, content)
    _remove(draft, content.get("remove_file_ids", ()))
    if draft.files.count() + len(uploads) > MAX_FILES:
        raise Invalid("TOO_MANY_FILES", _("Please choose at most 5 files."), field="uploads")
    for upload in uploads:
        _keep(draft, upload)
    return draft


def is_empty(exercise: Exercise, draft: Submission) -> bool:
    """Is there nothing to hand in yet?"""
    match exercise.kind:
        case ExerciseKind.LINK:
            return not draft.link
        case ExerciseKind.FILE:
            return not draft.files.exists()
        case ExerciseKind.CHECKLIST:
            return set(draft.checked) != set(range(1, len(exercise.checklist) + 1))
        case _:
            return not draft.text.strip() and not draft.files.exists()


def _check(exercise: Exercise, content: Content) -> None:
    if len(content.get("text", "")) > TEXT_LIMIT:
        raise Invalid("TEXT_TOO_LONG", _("Please keep the answer within 20,000 characters."), field="text")
    link = content.get("link", "").strip()
    if link and (len(link) > LINK_LIMIT or not _is_web_address(link)):
        raise Invalid(
            "LINK_FORMAT", _("Please enter an address that begins with https:// or http://."), field="link"
        )
    if not set(content.get("checked", ())) <= set(range(1, len(exercise.checklist) + 1)):
        raise Invalid("NO_SUCH_LINE", _("The list has changed. Please reload the page."), field="checked")


def _is_web_address(link: str) -> bool:
    try:
        parts = urlsplit(link)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.hostname) and not set(link) & set(" <>\"'\n\r\t")


def _refuse_unless_her_turn(newest: Submission | None) -> None:
    if newest is None:
        return
    if newest.state == SubmissionState.SUBMITTED:
        raise Refused(
            "WAITING_FOR_FEEDBACK", _("Your answer is with the tutor. Please wait for the feedback.")
        )
    if newest.state == SubmissionState.PASSED:
        raise Refused("ALREADY_PASSED", _("This exercise has already passed."))


def _opened(
    exercise: Exercise, enrolment: Enrolment, newest: Submission | None, content: Content
) -> Submission:
    draft = newest if newest is not None and newest.state == SubmissionState.DRAFT else None
    if draft is None:
        draft = Submission(
            exercise=exercise, enrolment=enrolment, version=newest.version + 1 if newest else 1, revision=0
        )
    else:
        _refuse_if_another_device_saved(draft, content)
    draft.text = content.get("text", "")
    draft.link = content.get("link", "").strip()
    draft.checked = sorted(set(content.get("checked", ())))
    draft.shared = content.get("shared", False) and exercise.peers != PeerReading.NONE
    draft.revision += 1
    draft.saved_by_page = content.get("page_id")
    draft.saved_at = clock.now()
    draft.save()
    return draft


def _refuse_if_another_device_saved(draft: Submission, content: Content) -> None:
    base, page_id = content.get("base"), content.get("page_id")
    if base is None or base == draft.base:
        return
    if page_id is not None and page_id == draft.saved_by_page:
        return  # her own page, whose last saving was still under way
    raise Conflict(
        "DRAFT_CHANGED",
        _("This draft was changed on another device. Both texts are kept below: please choose."),
    )


def _remove(draft: Submission, file_ids: Sequence[UUID]) -> None:
    for file in draft.files.filter(id__in=list(file_ids)):
        storage, stored_name = file.content.storage, file.content.name
        file.delete()
        if stored_name:
            transaction.on_commit(partial(storage.delete, stored_name))


def _keep(draft: Submission, upload: CheckedUpload) -> None:
    # The stored name is ours: what the learner typed never becomes a path.
    stored_name = f"{new_id().hex}.{upload.kind}"
    SubmissionFile.objects.create(
        submission=draft,
        name=upload.name,
        media_type=upload.media_type,
        size=len(upload.content),
        sha256=hashlib.sha256(upload.content).hexdigest(),
        content=ContentFile(upload.content, name=stored_name),
    )
