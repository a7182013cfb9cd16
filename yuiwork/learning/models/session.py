"""回: one meeting of a course, its changes, and the limits its timetable keeps (時間割の決まり)."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from yuiwork.core.entity import Entity
from yuiwork.core.transitions import Machine, Transition


class SessionKind(models.TextChoices):
    """Between the sessions people meet to clear up what is foggy (programmes.md 0, item 4)."""

    SESSION = "session", _("Session")
    HELP = "help", _("Help meeting")
    ONBOARDING = "onboarding", _("Onboarding meeting")
    MORE = "more", _("Graduates' help meeting")


class SessionState(models.TextChoices):
    PLANNED = "planned", pgettext_lazy("session", "Planned")
    CANCELLED = "cancelled", pgettext_lazy("session", "Cancelled")


SESSION = Machine(
    SessionState,
    [Transition("cancel", "planned", "cancelled", ("staff",), pgettext_lazy("session", "Cancel"))],
    main_line=("planned",),
)


class Session(Entity):
    """``watched_together`` (同じ部屋で見る): the instructor is online, the learners sit in one room with a
    director of the place. ``capacity``: seats in the room where they matter, else None. ``calendar_sequence``
    grows with each change that people's calendars have to learn of (RFC 5545)."""

    personal_data = "user ids of instructor and room director"

    course = models.ForeignKey("learning.Course", on_delete=models.PROTECT, related_name="sessions")
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=10, choices=SessionKind, default=SessionKind.SESSION)
    title = models.TextField()
    subject = models.TextField(blank=True)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    place = models.TextField(blank=True)
    url = models.TextField(blank=True)  # shown to the course's learners only
    capacity = models.PositiveIntegerField(null=True)
    seats_taken = models.PositiveIntegerField(default=0)  # kept by a trigger on SessionSeat
    instructor = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    watched_together = models.BooleanField(default=False)
    room_director = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    state = models.CharField(max_length=10, choices=SessionState, default=SessionState.PLANNED)
    cancelled_at = models.DateTimeField(null=True)
    cancel_reason = models.TextField(blank=True)
    calendar_sequence = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["number"]
        constraints = [
            SESSION.constraint("learning_session_state"),
            models.UniqueConstraint(fields=["course", "number"], name="learning_session_number_once"),
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")), name="learning_session_ends_after_start"
            ),
            models.CheckConstraint(condition=Q(kind__in=SessionKind.values), name="learning_session_kind"),
            models.CheckConstraint(
                condition=Q(state="planned", cancelled_at__isnull=True)
                | (Q(state="cancelled", cancelled_at__isnull=False) & ~Q(cancel_reason="")),
                name="learning_session_cancelled_with_reason",
            ),
            models.CheckConstraint(
                condition=Q(watched_together=False)
                | (~Q(place="") & ~Q(url="") & Q(room_director__isnull=False)),
                name="learning_session_watched_where",
            ),
            models.CheckConstraint(
                condition=Q(capacity__isnull=True) | Q(seats_taken__lte=F("capacity")),
                name="learning_session_not_overfull",
            ),
            models.CheckConstraint(
                condition=Q(capacity__isnull=True) | (Q(capacity__gte=1) & ~Q(place="")),
                name="learning_session_capacity",
            ),
        ]
        indexes = [models.Index(fields=["starts_at"], name="learning_session_by_date")]

    @property
    def is_cancelled(self) -> bool:
        return self.state == SessionState.CANCELLED

    @property
    def seats_left(self) -> int | None:
        """None where seats are not counted."""
        return None if self.capacity is None else self.capacity - self.seats_taken


class SessionChange(Entity):
    """What a session was before it was moved or called off. Append-only: a trigger refuses changes."""

    personal_data = "user id of who changed it"

    session = models.ForeignKey(Session, on_delete=models.PROTECT, related_name="changes")
    sequence = models.PositiveIntegerField()  # the calendar sequence that this change made
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    place = models.TextField(blank=True)
    note = models.TextField(blank=True)  # told to everybody
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["-sequence"]
        constraints = [
            models.UniqueConstraint(fields=["session", "sequence"], name="learning_session_change_once"),
        ]


class TimetableRule(Entity):
    """What a contract allows of a course (programmes.md 3.1 RQ11). None: no limit. Sessions count, help does not."""

    personal_data = "none"

    course = models.OneToOneField("learning.Course", on_delete=models.PROTECT, related_name="timetable_rule")
    minutes_per_day = models.PositiveIntegerField(null=True)
    minutes_per_week = models.PositiveIntegerField(null=True)
    days_per_week = models.PositiveSmallIntegerField(null=True)
    months = models.PositiveSmallIntegerField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=(
                    Q(minutes_per_day__isnull=True) | Q(minutes_per_day__gte=1, minutes_per_day__lte=1440)
                )
                & (Q(minutes_per_week__isnull=True) | Q(minutes_per_week__gte=1))
                & (Q(days_per_week__isnull=True) | Q(days_per_week__gte=1, days_per_week__lte=7))
                & (Q(months__isnull=True) | Q(months__gte=1)),
                name="learning_timetable_limits",
            ),
        ]


class CalendarFeed(Entity):
    """The address under which a person's calendar reads her sessions. Signed by id; revoked when she says so."""

    personal_data = "user id"

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="calendar_feeds"
    )
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["user"], condition=Q(revoked_at__isnull=True), name="learning_calendar_feed_once"
            ),
        ]
