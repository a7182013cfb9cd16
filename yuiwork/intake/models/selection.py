"""選考結果: how an application was decided, whether that must be approved, and whether the applicant has been told."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from yuiwork.core.entity import Disclosure, Entity
from yuiwork.core.transitions import Machine, Transition


class Outcome(models.TextChoices):
    ACCEPT = "accept", pgettext_lazy("application", "Accept")
    WAIT = "wait", _("Put on the waiting list")
    DECLINE = "decline", pgettext_lazy("application", "Decline")


class SelectionState(models.TextChoices):
    PROPOSED = "proposed", _("Waiting for approval")
    RETURNED = "returned", _("Sent back by the municipality")
    READY = "ready", _("Decided, not told yet")
    TOLD = "told", _("Told")
    DROPPED = "dropped", _("No longer counts")


SELECTION = Machine(
    SelectionState,
    [
        Transition("approve", "proposed", "ready", ("approver",), _("Approve")),
        Transition("return", "proposed", "returned", ("approver",), _("Send back")),
        Transition("tell", "ready", "told", ("staff",), _("Tell the applicant")),
        Transition("drop", "proposed", "dropped", ("staff", "applicant"), _("Replace")),
        Transition("drop", "returned", "dropped", ("staff", "applicant"), _("Replace")),
        Transition("drop", "ready", "dropped", ("staff", "applicant"), _("Replace")),
    ],
    main_line=("proposed", "ready", "told"),
)


class Announcement(Entity):
    """決定通知の一括送付: one order to tell many applicants of a course; the worker does it one by one."""

    personal_data = "user id"

    course = models.ForeignKey("learning.Course", on_delete=models.PROTECT, related_name="announcements")
    submission_id = models.UUIDField()
    ordered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["submission_id"], name="intake_announcement_sent_once"),
        ]


class Selection(Entity):
    """One decision on one application. ``reason`` is read by the applicant, ``answer`` by who proposed it.

    ``problem`` is the code of what kept it from being told in a bulk (``COURSE_FULL``); it stays ready.
    """

    personal_data = "user ids, reasons"
    # What she was told, not what was thought of before; ``answer`` is between the offices.
    tells_of = Disclosure(
        "application__user_id",
        when=Q(state=SelectionState.TOLD),
        without=("proposed_by", "answered_by", "answer", "problem"),
    )

    application = models.ForeignKey(
        "learning.CourseApplication", on_delete=models.PROTECT, related_name="selections"
    )
    outcome = models.CharField(max_length=10, choices=Outcome)
    reason = models.TextField(blank=True)
    tutor = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, choices=SelectionState)
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    approval_needed = models.BooleanField(default=False)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    answered_at = models.DateTimeField(null=True)
    answer = models.TextField(blank=True)
    told_at = models.DateTimeField(null=True)
    announcement = models.ForeignKey(
        Announcement, null=True, on_delete=models.PROTECT, related_name="selections"
    )
    problem = models.CharField(max_length=40, blank=True)

    class Meta:
        constraints = [
            SELECTION.constraint("intake_selection_state"),
            models.CheckConstraint(condition=Q(outcome__in=Outcome.values), name="intake_selection_outcome"),
            models.UniqueConstraint(
                fields=["application"],
                condition=Q(state__in=["proposed", "returned", "ready"]),
                name="intake_selection_one_open",
            ),
            models.CheckConstraint(
                condition=Q(outcome="accept", tutor__isnull=False)
                | (Q(outcome__in=["wait", "decline"]) & ~Q(reason="")),
                name="intake_selection_whole",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["ready", "told"], approval_needed=True)
                | Q(answered_at__isnull=False),
                name="intake_selection_approved",
            ),
            models.CheckConstraint(
                condition=~Q(state="returned") | ~Q(answer=""), name="intake_selection_returned_with_reason"
            ),
            models.CheckConstraint(
                condition=Q(state="told", told_at__isnull=False)
                | (~Q(state="told") & Q(told_at__isnull=True)),
                name="intake_selection_told_when",
            ),
        ]


class LetterCounter(models.Model):
    """The last serial of a programme's fiscal year. Locked while a number is drawn, so there are no gaps."""

    personal_data = "none"

    programme = models.ForeignKey("regions.Programme", on_delete=models.PROTECT, related_name="+")
    fiscal_year = models.PositiveIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["programme", "fiscal_year"], name="intake_letter_counter_once"),
        ]


class DecisionLetter(Entity):
    """決定通知書: the letter filed when an applicant was told; one for each decision. Append-only by trigger."""

    personal_data = "user id by application"
    tells_of = Disclosure("selection__application__user_id")

    selection = models.OneToOneField(Selection, on_delete=models.PROTECT, related_name="letter")
    number = models.CharField(max_length=70)
    document_id = models.UUIDField()  # the filed PDF (audit room)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["number"], name="intake_letter_number_once"),
        ]
