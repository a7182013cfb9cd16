"""出席: who came to a session and who did not, why, what she told us before, and what we told her afterwards."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from yuiwork.core.entity import Disclosure, Entity


class AttendanceMark(models.TextChoices):
    """As attendance books of contracts keep it (programmes.md 3.1 RQ14)."""

    PRESENT = "present", pgettext_lazy("attendance", "Present")
    LATE = "late", pgettext_lazy("attendance", "Late")
    ABSENT_TOLD = "absent_told", pgettext_lazy("attendance", "Absent with notice")
    ABSENT = "absent", pgettext_lazy("attendance", "Absent without notice")
    MADE_UP = "made_up", pgettext_lazy("attendance", "Made up by the recording")


CAME = frozenset({AttendanceMark.PRESENT, AttendanceMark.LATE})
STAYED_AWAY = frozenset({AttendanceMark.ABSENT_TOLD, AttendanceMark.ABSENT})


class AbsenceReason(models.TextChoices):
    ILLNESS = "illness", _("Illness")
    CHILD = "child", _("Child ill or no childcare")
    FAMILY = "family", _("Family or care")
    WORK = "work", pgettext_lazy("absence", "Work")
    TRANSPORT = "transport", _("Transport or weather")
    CONNECTION = "connection", _("Computer or network")
    OTHER = "other", pgettext_lazy("absence", "Something else")


class TookPart(models.TextChoices):
    """Where she sat. Empty: not noted."""

    VENUE = "venue", _("Venue")
    ONLINE = "online", _("Online")


class Attendance(Entity):
    """出席 of one learner in one session, as marked last. ``present``: it counts for the completion rule.

    Whoever came counts; a session made up by its recording counts where the course says so.
    """

    personal_data = "user id by enrolment, reason of an absence"
    tells_of = Disclosure("enrolment__user_id", without=("marked_by",))

    session = models.ForeignKey("learning.Session", on_delete=models.PROTECT, related_name="attendances")
    enrolment = models.ForeignKey("learning.Enrolment", on_delete=models.PROTECT, related_name="attendances")
    present = models.BooleanField()
    mark = models.CharField(max_length=12, choices=AttendanceMark)
    reason = models.CharField(max_length=12, choices=AbsenceReason, blank=True)
    reason_text = models.TextField(blank=True)
    took_part = models.CharField(max_length=8, choices=TookPart, blank=True)
    marked_at = models.DateTimeField()
    marked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["session", "enrolment"], name="learning_attendance_once"),
            models.CheckConstraint(
                condition=Q(mark__in=["present", "late"], present=True)
                | Q(mark__in=["absent_told", "absent"], present=False)
                | Q(mark="made_up"),
                name="learning_attendance_counts_who_came",
            ),
            models.CheckConstraint(
                condition=Q(reason="") | Q(reason__in=AbsenceReason.values),
                name="learning_attendance_reason",
            ),
            models.CheckConstraint(
                condition=Q(took_part="") | Q(took_part__in=TookPart.values),
                name="learning_attendance_took_part",
            ),
        ]


class AbsenceNotice(Entity):
    """She told us beforehand that she cannot come. Taken back: ``withdrawn_at``."""

    personal_data = "user id, reason of an absence"

    session = models.ForeignKey("learning.Session", on_delete=models.PROTECT, related_name="absence_notices")
    enrolment = models.ForeignKey(
        "learning.Enrolment", on_delete=models.PROTECT, related_name="absence_notices"
    )
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(max_length=12, choices=AbsenceReason)
    text = models.TextField(blank=True)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["session", "enrolment"],
                condition=Q(withdrawn_at__isnull=True),
                name="learning_absence_notice_once",
            ),
            models.CheckConstraint(
                condition=Q(reason__in=AbsenceReason.values), name="learning_absence_notice_reason"
            ),
        ]


class AbsenceGuidance(Entity):
    """欠席者への案内: what was done, and her next step. One per absence; append-only: it was sent (RQ14)."""

    personal_data = "user ids of learner and sender"

    session = models.ForeignKey("learning.Session", on_delete=models.PROTECT, related_name="guidances")
    enrolment = models.ForeignKey("learning.Enrolment", on_delete=models.PROTECT, related_name="guidances")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    what_was_done = models.TextField()
    next_step = models.TextField()
    sent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["session", "enrolment"], name="learning_absence_guided_once"),
            models.CheckConstraint(
                condition=~Q(what_was_done="") & ~Q(next_step=""), name="learning_guidance_says_something"
            ),
        ]
