"""Writing the draft of an application sheet and its files. The caller holds the transaction."""

import hashlib
from collections.abc import Mapping, Sequence
from functools import partial
from uuid import UUID

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from yuiwork.core import clock
from yuiwork.core.errors import Invalid
from yuiwork.core.ids import new_id
from yuiwork.core.transactions import inside_transaction
from yuiwork.intake.models import ApplicationSheet, IntakeRound, SheetState
from yuiwork.learning import api as learning

MAX_FILES = 5
TASK_TEXT_LIMIT = 20_000  # characters
_TYPED_LIMIT = 60_000  # characters of a whole draft: far more than the fields take


@inside_transaction
def write_draft(
    *,
    course_id: UUID,
    row: IntakeRound | None,
    user_id: UUID,
    typed: Mapping[str, object],
    files: Sequence[learning.Upload],
    remove_file_ids: Sequence[UUID],
) -> ApplicationSheet:
    """Her one draft for this course with this content. The course is locked, so there is never a second."""
    if len(str(typed)) > _TYPED_LIMIT:
        raise Invalid("DRAFT_TOO_LONG", _("This is too long to be saved. Please shorten it."))
    sheet = ApplicationSheet.objects.filter(
        course_id=course_id, user_id=user_id, state=SheetState.DRAFT
    ).first()
    if sheet is None:
        sheet = ApplicationSheet(course_id=course_id, user_id=user_id)
    sheet.round, sheet.typed, sheet.saved_at = row, dict(typed), clock.now()
    sheet.save()
    _take_out(sheet, remove_file_ids)
    checked = [learning.checked_upload(file) for file in files]
    if sheet.files.count() + len(checked) > MAX_FILES:
        raise Invalid("TOO_MANY_FILES", _("Please choose at most 5 files."), field="uploads")
    for file in checked:
        _keep(sheet, file)
    return sheet


def _take_out(sheet: ApplicationSheet, file_ids: Sequence[UUID]) -> None:
    for file in sheet.files.filter(id__in=list(file_ids)):
        storage, stored_name = file.content.storage, file.content.name
        file.delete()
        if stored_name:
            transaction.on_commit(partial(storage.delete, stored_name))


def _keep(sheet: ApplicationSheet, file: learning.CheckedUpload) -> None:
    # The stored name is ours: what the applicant typed never becomes a path.
    sheet.files.create(
        name=file.name,
        media_type=file.media_type,
        size=len(file.content),
        sha256=hashlib.sha256(file.content).hexdigest(),
        content=ContentFile(file.content, name=f"{new_id().hex}.{file.kind}"),
    )
