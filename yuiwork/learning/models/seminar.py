"""説明会: an open seminar with its places (会場 and オンライン counted apart) and those who applied."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from yuiwork.core.entity import Entity
from yuiwork.core.transitions import Machine, Transition
from yuiwork.learning.person_key import person_key


class PlaceKind(models.TextChoices):
    VENUE = "venue", _("Venue")
    ONLINE = "online", _("Online")


class Source(models.TextChoices):
    """How people learn of a seminar (programmes.md 6.1, question 7)."""

    BULLETIN = "bulletin", _("City bulletin")
    LIBRARY_POSTER = "library_poster", _("Poster in the library")
    KINDERGARTEN_FLYER = "kindergarten_flyer", _("Flyer from nursery or kindergarten")
    HELLO_WORK = "hello_work", _("Hello Work")
    FRIEND = "friend", _("Friend or acquaintance")
    OTHER = "other", _("Other")


class Seminar(Entity):
    personal_data = "none"

    programme = models.ForeignKey("regions.Programme", on_delete=models.PROTECT, related_name="seminars")
    title = models.TextField()
    description = models.TextField()
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    apply_until = models.DateTimeField()
    childcare_offered = models.BooleanField(default=False)
    survey = models.ForeignKey(
        "learning.Survey", null=True, on_delete=models.PROTECT, related_name="seminars"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")), name="learning_seminar_ends_after_start"
            ),
            models.CheckConstraint(
                condition=Q(apply_until__lte=F("ends_at")), name="learning_seminar_apply_until"
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


class SeminarState(models.TextChoices):
    APPLIED = "applied", pgettext_lazy("seminar", "Applied")
    CANCELLED = "cancelled", pgettext_lazy("seminar", "Cancelled")
    ATTENDED = "attended", pgettext_lazy("seminar", "Attended")
    ABSENT = "absent", pgettext_lazy("seminar", "Absent")


SEMINAR_APPLICATION = Machine(
    SeminarState,
    [
        Transition("cancel", "applied", "cancelled", ("applicant",), pgettext_lazy("seminar", "Cancel")),
        Transition("attend", "applied", "attended", ("staff",), pgettext_lazy("seminar", "Attended")),
        Transition("miss", "applied", "absent", ("staff",), pgettext_lazy("seminar", "Absent")),
        # A tap on the wrong line is put right by a second one.
        Transition("attend", "absent", "attended", ("staff",), pgettext_lazy("seminar", "Attended")),
        Transition("miss", "attended", "absent", ("staff",), pgettext_lazy("seminar", "Absent")),
    ],
    main_line=("applied", "attended"),
)


class SeminarApplication(Entity):
    """One person's place in a seminar. Needs no account; ``user`` is set when her address is proved."""

    personal_data = "names, kana, e-mail address, phone, municipality, childcare wish, user id"

    seminar = models.ForeignKey(Seminar, on_delete=models.PROTECT, related_name="applications")
    place = models.ForeignKey(SeminarPlace, on_delete=models.PROTECT, related_name="applications")
    submission_id = models.UUIDField()
    family_name = models.TextField()
    given_name = models.TextField()
    family_kana = models.TextField()
    given_kana = models.TextField()
    name_key = models.TextField()
    email = models.CharField(max_length=254)
    email_key = models.CharField(max_length=254)
    phone = models.CharField(max_length=15, blank=True)
    municipality_code = models.CharField(max_length=5)
    childcare = models.BooleanField(default=False)
    source = models.CharField(max_length=30, choices=Source)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="seminar_applications"
    )
    state = models.CharField(max_length=10, choices=SeminarState, default=SeminarState.APPLIED)
    cancelled_at = models.DateTimeField(null=True)
    marked_at = models.DateTimeField(null=True)
    marked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    calendar_sequence = models.PositiveIntegerField(default=0)  # SEQUENCE of the calendar file (RFC 5545)

    class Meta:
        constraints = [
            SEMINAR_APPLICATION.constraint("learning_seminar_application_state"),
            models.UniqueConstraint(fields=["submission_id"], name="learning_seminar_submission_once"),
            models.UniqueConstraint(
                fields=["seminar", "email_key", "name_key"],
                condition=~Q(state="cancelled"),
                name="learning_seminar_person_once",
            ),
            models.CheckConstraint(
                condition=Q(state="cancelled", cancelled_at__isnull=False)
                | (~Q(state="cancelled") & Q(cancelled_at__isnull=True)),
                name="learning_seminar_cancelled_when",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["attended", "absent"], marked_at__isnull=False)
                | (~Q(state__in=["attended", "absent"]) & Q(marked_at__isnull=True)),
                name="learning_seminar_marked_when",
            ),
            models.CheckConstraint(
                condition=Q(source__in=Source.values), name="learning_seminar_application_source"
            ),
        ]
        indexes = [models.Index(fields=["email_key"], name="learning_seminar_by_email")]

    @property
    def full_name(self) -> str:
        return f"{self.family_name} {self.given_name}"

    @property
    def full_kana(self) -> str:
        return f"{self.family_kana} {self.given_kana}"

    @property
    def person_key(self) -> str:
        return person_key(self.user_id, self.email)
