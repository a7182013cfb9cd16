"""見守り: one gentle task for a tutor about one learner who has gone quiet; what made it; who was spoken to.

There is never a second open task about the same enrolment: a unique index says so. The same sign is noticed once.
"""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import pgettext_lazy

from yuiwork.core.entity import Entity
from yuiwork.core.transitions import Machine, Transition


class CareTaskState(models.TextChoices):
    OPEN = "open", pgettext_lazy("care", "To do")
    SNOOZED = "snoozed", pgettext_lazy("care", "Waiting")
    CLOSED = "closed", pgettext_lazy("care", "Done")


CARE_TASK = Machine(
    CareTaskState,
    [
        Transition("snooze", "open", "snoozed", ("tutor",), pgettext_lazy("care", "Wait")),
        Transition(
            "wake",
            "snoozed",
            "open",
            ("tutor", "clock"),
            pgettext_lazy("care", "Take up again"),
            pgettext_lazy("care", "On the day chosen"),
        ),
        Transition(
            "close",
            "open",
            "closed",
            ("tutor", "clock"),
            pgettext_lazy("care", "Done"),
            pgettext_lazy("care", "When they are back"),
        ),
        Transition("close", "snoozed", "closed", ("tutor", "clock"), pgettext_lazy("care", "Done")),
    ],
    main_line=("open", "closed"),
)


class SignalKind(models.TextChoices):
    QUIET = "quiet", pgettext_lazy("care", "Nothing seen for some days")
    NOT_STARTED = "not_started", pgettext_lazy("care", "Has not begun yet")
    MISSED = "missed", pgettext_lazy("care", "Missed a session without notice")
    LATE = "late", pgettext_lazy("care", "An exercise is overdue")
    LOW_ANSWER = "low_answer", pgettext_lazy("care", "A low answer in a survey")


class Outcome(models.TextChoices):
    CAME_BACK = "came_back", pgettext_lazy("care", "They are back")
    TALKED = "talked", pgettext_lazy("care", "We talked, all is well")
    LEFT = "left", pgettext_lazy("care", "Left the course")
    NO_NEED = "no_need", pgettext_lazy("care", "No need: known reason")


class CareTask(Entity):
    """``assignee``: who looks after it now; her tutor, or the person it was handed to. Dates JST."""

    personal_data = "user ids of learner and staff, reasons in words"

    programme = models.ForeignKey("regions.Programme", on_delete=models.PROTECT, related_name="care_tasks")
    enrolment = models.ForeignKey("learning.Enrolment", on_delete=models.PROTECT, related_name="care_tasks")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="care_tasks")
    assignee = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    handed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    handed_note = models.TextField(blank=True)
    state = models.CharField(max_length=10, choices=CareTaskState, default=CareTaskState.OPEN)
    next_on = models.DateField(null=True)  # agreed next contact
    snoozed_until = models.DateField(null=True)
    snooze_reason = models.TextField(blank=True)
    closed_at = models.DateTimeField(null=True)
    outcome = models.CharField(max_length=12, choices=Outcome, blank=True)

    class Meta:
        constraints = [
            CARE_TASK.constraint("care_task_state"),
            models.UniqueConstraint(
                fields=["enrolment"], condition=~Q(state="closed"), name="care_task_one_at_a_time"
            ),
            models.CheckConstraint(
                condition=Q(state="closed", closed_at__isnull=False, outcome__in=Outcome.values)
                | (~Q(state="closed") & Q(closed_at__isnull=True, outcome="")),
                name="care_task_closed_how",
            ),
            models.CheckConstraint(
                condition=Q(state="snoozed", snoozed_until__isnull=False)
                | (~Q(state="snoozed") & Q(snoozed_until__isnull=True)),
                name="care_task_snoozed_until",
            ),
        ]
        indexes = [models.Index(fields=["programme", "state"], name="care_task_by_state")]


class Signal(Entity):
    """What was noticed. ``fact``: the one silence, session or exercise it is about; noticed once per enrolment."""

    personal_data = "what was noticed about a learner"

    task = models.ForeignKey(CareTask, on_delete=models.PROTECT, related_name="signals")
    enrolment = models.ForeignKey("learning.Enrolment", on_delete=models.PROTECT, related_name="care_signals")
    kind = models.CharField(max_length=12, choices=SignalKind)
    fact = models.TextField()
    since = models.DateTimeField()  # when the silence, the session or the due day was
    title = models.TextField(blank=True)  # of the session or exercise

    class Meta:
        ordering = ["created_at"]
        constraints = [
            models.UniqueConstraint(fields=["enrolment", "kind", "fact"], name="care_signal_once"),
            models.CheckConstraint(condition=Q(kind__in=SignalKind.values), name="care_signal_kind"),
        ]


class Channel(models.TextChoices):
    PHONE = "phone", pgettext_lazy("contact", "Phone")
    MAIL = "mail", pgettext_lazy("contact", "Email")
    CHAT = "chat", pgettext_lazy("contact", "Chat")
    IN_PERSON = "in_person", pgettext_lazy("contact", "In person")
    GUIDANCE = "guidance", pgettext_lazy("contact", "Letter after an absence")
    OTHER = "other", pgettext_lazy("contact", "Other way")


class Contact(Entity):
    """連絡の記録: by which way, when, whether she was reached, what was agreed.

    A letter after an absence (RQ14) is noted by itself; whether it reached her is not known.
    """

    personal_data = "user id of the staff member, what was agreed"

    task = models.ForeignKey(CareTask, on_delete=models.PROTECT, related_name="contacts")
    submission_id = models.UUIDField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    made_on = models.DateField()
    channel = models.CharField(max_length=12, choices=Channel)
    reached = models.BooleanField()
    agreed = models.TextField(blank=True)
    next_on = models.DateField(null=True)

    class Meta:
        ordering = ["-made_on", "-created_at"]
        constraints = [
            models.UniqueConstraint(fields=["submission_id"], name="care_contact_submission_once"),
            models.CheckConstraint(condition=Q(channel__in=Channel.values), name="care_contact_channel"),
            models.CheckConstraint(
                condition=~Q(channel="guidance") | Q(reached=False), name="care_contact_letter_reaches_nobody"
            ),
        ]
