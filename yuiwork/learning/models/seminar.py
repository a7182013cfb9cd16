"""説明会: an open seminar with its places (会場 and オンライン counted apart), alone or in a series."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from yuiwork.core.entity import Entity
from yuiwork.core.transitions import Machine, Transition


class PlaceKind(models.TextChoices):
    VENUE = "venue", _("Venue")
    ONLINE = "online", _("Online")


class SeminarKind(models.TextChoices):
    """What a meeting is for (programmes.md 0.1, 3.1 RQ21, 1.2)."""

    PUBLICITY = "publicity", _("Seminar for everybody")
    TRIAL = "trial", _("Trial lesson")
    BUSINESS_MEETING = "business_meeting", _("Meeting with companies")
    EXCHANGE = "exchange", _("Exchange meeting")


class MeetingState(models.TextChoices):
    ANNOUNCED = "announced", pgettext_lazy("meeting", "Announced")
    CALLED_OFF = "called_off", pgettext_lazy("meeting", "Cancelled")


SEMINAR = Machine(
    MeetingState,
    [
        Transition("call_off", "announced", "called_off", ("staff",), pgettext_lazy("meeting", "Cancel")),
    ],
    main_line=("announced",),
)


class SeminarSeries(Entity):
    """Seminars that belong together, such as the monthly exchange meetings (programmes.md 1.2)."""

    personal_data = "none"

    programme = models.ForeignKey(
        "regions.Programme", on_delete=models.PROTECT, related_name="seminar_series"
    )
    title = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["programme", "title"], name="learning_series_title_once"),
            models.CheckConstraint(condition=~Q(title=""), name="learning_series_has_title"),
        ]


class Seminar(Entity):
    """``revision`` counts changes that those who applied were told of."""

    personal_data = "none"

    programme = models.ForeignKey("regions.Programme", on_delete=models.PROTECT, related_name="seminars")
    series = models.ForeignKey(SeminarSeries, null=True, on_delete=models.PROTECT, related_name="seminars")
    kind = models.CharField(max_length=20, choices=SeminarKind, default=SeminarKind.PUBLICITY)
    state = models.CharField(max_length=12, choices=MeetingState, default=MeetingState.ANNOUNCED)
    called_off_at = models.DateTimeField(null=True)
    called_off_reason = models.TextField(blank=True)
    revision = models.PositiveIntegerField(default=0)
    title = models.TextField()
    description = models.TextField()
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    apply_until = models.DateTimeField()
    childcare_offered = models.BooleanField(default=False)
    survey = models.ForeignKey("surveys.Survey", null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")), name="learning_seminar_ends_after_start"
            ),
            models.CheckConstraint(
                condition=Q(apply_until__lte=F("ends_at")), name="learning_seminar_apply_until"
            ),
            SEMINAR.constraint("learning_seminar_state"),
            models.CheckConstraint(condition=Q(kind__in=SeminarKind.values), name="learning_seminar_kind"),
            models.CheckConstraint(
                condition=Q(state="called_off", called_off_at__isnull=False) & ~Q(called_off_reason="")
                | (~Q(state="called_off") & Q(called_off_at__isnull=True)),
                name="learning_seminar_called_off_why",
            ),
        ]
        indexes = [models.Index(fields=["programme", "starts_at"], name="learning_seminar_by_date")]


class SeminarPlace(Entity):
    """One way to take part, with its own seats. ``taken`` is kept by a trigger on the applications."""

    personal_data = "none"

    seminar = models.ForeignKey(Seminar, on_delete=models.PROTECT, related_name="places")
    kind = models.CharField(max_length=10, choices=PlaceKind)
    name = models.TextField(blank=True)  # of the venue
    address = models.TextField(blank=True)
    access = models.TextField(blank=True)  # how to get there: station, bus, parking (programmes.md 3.1 RQ10)
    url = models.TextField(blank=True)  # of the online meeting: shown to its applicants only
    seats = models.PositiveIntegerField()
    taken = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["-kind"]  # the venue first
        constraints = [
            models.UniqueConstraint(fields=["seminar", "kind"], name="learning_place_kind_once"),
            models.CheckConstraint(condition=Q(kind__in=PlaceKind.values), name="learning_place_kind"),
            models.CheckConstraint(condition=Q(seats__gte=1), name="learning_place_has_seats"),
            models.CheckConstraint(condition=Q(taken__lte=F("seats")), name="learning_place_not_overbooked"),
        ]

    @property
    def left(self) -> int:
        return self.seats - self.taken


class SeminarChange(Entity):
    """One change that those who applied were told of: what was before, what is now, and why."""

    personal_data = "user id"

    seminar = models.ForeignKey(Seminar, on_delete=models.PROTECT, related_name="changes")
    revision = models.PositiveIntegerField()
    before = models.JSONField()
    after = models.JSONField()
    note = models.TextField(blank=True)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["revision"]
        constraints = [
            models.UniqueConstraint(fields=["seminar", "revision"], name="learning_seminar_change_once"),
        ]
