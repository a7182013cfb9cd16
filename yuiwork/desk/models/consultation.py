"""相談: who came or booked, about what; the notes; what is to be done afterwards; what came of it.

Who it is and what was said is sealed in the application (core.sealed): the database holds no readable word of it.
"""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import pgettext_lazy

from yuiwork.core.entity import Entity
from yuiwork.core.transitions import Machine, Transition


class Channel(models.TextChoices):
    IN_PERSON = "in_person", pgettext_lazy("consultation", "In person")
    PHONE = "phone", pgettext_lazy("consultation", "By phone")
    ONLINE = "online", pgettext_lazy("consultation", "Online")


class ConsultationState(models.TextChoices):
    BOOKED = "booked", pgettext_lazy("consultation", "Booked")
    HELD = "held", pgettext_lazy("consultation", "Held")
    MISSED = "missed", pgettext_lazy("consultation", "Did not take place")
    CANCELLED = "cancelled", pgettext_lazy("consultation", "Cancelled")


CONSULTATION = Machine(
    ConsultationState,
    [
        Transition("hold", "booked", "held", ("desk",), pgettext_lazy("consultation", "Held")),
        Transition(
            "miss", "booked", "missed", ("desk",), pgettext_lazy("consultation", "Did not take place")
        ),
        Transition("hold", "missed", "held", ("desk",), pgettext_lazy("consultation", "Held after all")),
        Transition(
            "cancel", "booked", "cancelled", ("person", "desk"), pgettext_lazy("consultation", "Cancel")
        ),
    ],
    main_line=("booked", "held"),
)


class Outcome(models.TextChoices):
    """Facts for the yearly figures (KPI 28, 29, 30, 35)."""

    SOLVED = "solved", pgettext_lazy("consultation", "Answered, nothing more to do")
    REFERRED = "referred", pgettext_lazy("consultation", "Passed on to another office")
    COURSE = "course", pgettext_lazy("consultation", "Started a course")
    MOVED_IN = "moved_in", pgettext_lazy("consultation", "Moved in")
    OPENED = "opened", pgettext_lazy("consultation", "Opened a business")
    EMPLOYED = "employed", pgettext_lazy("consultation", "Found employment")


class Consultation(Entity):
    """``person`` is sealed: name, e-mail address, phone, what it is about. Walk-ins have no slot."""

    personal_data = "sealed: name, e-mail address, phone, wish; user id"

    desk = models.ForeignKey("desk.Desk", on_delete=models.PROTECT, related_name="consultations")
    slot = models.ForeignKey("desk.Slot", null=True, on_delete=models.PROTECT, related_name="consultations")
    topic = models.ForeignKey("desk.Topic", on_delete=models.PROTECT, related_name="consultations")
    submission_id = models.UUIDField()
    channel = models.CharField(max_length=10, choices=Channel)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    person = models.TextField()
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="consultations"
    )
    counsellor = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    state = models.CharField(max_length=10, choices=ConsultationState, default=ConsultationState.BOOKED)
    outcome = models.CharField(max_length=10, choices=Outcome, blank=True)
    outcome_on = models.DateField(null=True)
    referred_at = models.DateTimeField(null=True)  # told about the courses
    reminded_at = models.DateTimeField(null=True)
    calendar_sequence = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            CONSULTATION.constraint("desk_consultation_state"),
            models.UniqueConstraint(fields=["submission_id"], name="desk_consultation_submission_once"),
            models.UniqueConstraint(
                fields=["slot"], condition=~Q(state="cancelled"), name="desk_consultation_slot_once"
            ),
            models.CheckConstraint(condition=Q(channel__in=Channel.values), name="desk_consultation_channel"),
            models.CheckConstraint(
                condition=Q(outcome="", outcome_on__isnull=True)
                | Q(outcome__in=Outcome.values, outcome_on__isnull=False),
                name="desk_consultation_outcome",
            ),
        ]
        indexes = [models.Index(fields=["desk", "starts_at"], name="desk_consultation_by_time")]


class ConsultationNote(Entity):
    """One note, sealed. Append-only: a trigger refuses changes."""

    personal_data = "sealed: what was said; user id of the counsellor"

    consultation = models.ForeignKey(Consultation, on_delete=models.PROTECT, related_name="notes")
    submission_id = models.UUIDField()
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    text = models.TextField()

    class Meta:
        ordering = ["created_at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["submission_id"], name="desk_note_submission_once"),
        ]


class FollowUpState(models.TextChoices):
    OPEN = "open", pgettext_lazy("follow-up", "To do")
    DONE = "done", pgettext_lazy("follow-up", "Done")
    DROPPED = "dropped", pgettext_lazy("follow-up", "Not needed any more")


class FollowUp(Entity):
    """その後の対応: what is promised until a JST day. ``what`` is sealed."""

    personal_data = "sealed: what is to be done; user id of the counsellor"

    consultation = models.ForeignKey(Consultation, on_delete=models.PROTECT, related_name="follow_ups")
    submission_id = models.UUIDField()
    assignee = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    what = models.TextField()
    due_on = models.DateField()
    state = models.CharField(max_length=10, choices=FollowUpState, default=FollowUpState.OPEN)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["due_on", "id"]
        constraints = [
            models.UniqueConstraint(fields=["submission_id"], name="desk_follow_up_submission_once"),
            models.CheckConstraint(condition=Q(state__in=FollowUpState.values), name="desk_follow_up_state"),
            models.CheckConstraint(
                condition=Q(state="open", ended_at__isnull=True)
                | (~Q(state="open") & Q(ended_at__isnull=False)),
                name="desk_follow_up_ended_when",
            ),
        ]
