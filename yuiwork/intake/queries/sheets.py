"""Reads about application sheets."""

from uuid import UUID

from yuiwork.core.actor import Actor
from yuiwork.core.errors import NotFound
from yuiwork.intake.models import ApplicationSheet, SheetState, TaskFile
from yuiwork.intake.policies import may_decide
from yuiwork.learning import api as learning


def draft_of(course_id: UUID, user_id: UUID) -> ApplicationSheet | None:
    """What she has written so far, with its files."""
    return (
        ApplicationSheet.objects.filter(course_id=course_id, user_id=user_id, state=SheetState.DRAFT)
        .prefetch_related("files")
        .first()
    )


def sheet_of(application_id: UUID) -> ApplicationSheet | None:
    """The sheet behind an application; None for one that was entered without (imports, demo)."""
    return (
        ApplicationSheet.objects.filter(application_id=application_id)
        .select_related("round")
        .prefetch_related("files")
        .first()
    )


def file_for(actor: Actor, file_id: UUID) -> TaskFile:
    """A file, for its owner and, once sent, for those who decide. Raises ``NotFound``."""
    row = TaskFile.objects.select_related("sheet__course").filter(id=file_id).first()
    if row is None:
        raise NotFound
    if actor.user_id == row.sheet.user_id:
        return row
    if row.sheet.state == SheetState.SENT and may_decide(actor, row.sheet.course.programme_id):
        return row
    raise NotFound


def own_application(user_id: UUID, application_id: UUID) -> learning.CourseApplication:
    """Her own application. Raises ``NotFound`` for anybody else's."""
    row = (
        learning.CourseApplication.objects.select_related("course__programme")
        .filter(id=application_id, user_id=user_id)
        .first()
    )
    if row is None:
        raise NotFound
    return row
