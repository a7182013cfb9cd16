"""施設: a room, PCs, a play space, a counter; when it is open, and by which rules it is lent."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from yuiwork.core.entity import Entity, YenField


class FacilityKind(models.TextChoices):
    ROOM = "room", _("Room")
    PC = "pc", _("PC")
    PLAY_SPACE = "play_space", _("Play space for children")
    COUNTER = "counter", _("Counter or desk")
    OTHER = "other", _("Something else")


class Bookers(models.TextChoices):
    """Who may book: everybody with an account, people who live in the region, or the staff for them."""

    ANYONE = "anyone", _("Everybody with an account")
    RESIDENTS = "residents", _("People who live in the region")
    STAFF = "staff", _("The staff only")


class HolidayRule(models.TextChoices):
    OPEN = "open", _("Open as on other days")
    NATIONAL = "national", _("Closed on national holidays")
    OFFICE = "office", _("Closed on national holidays and from 29 December to 3 January")


class Facility(Entity):
    """Lent in steps of ``slot_minutes``, at most ``max_minutes`` at a time and ``days_ahead`` days before.

    ``units``: how many of the same kind there are (7 PCs). Free up to and including ``free_until`` (programmes.md
    1.7: "free until Mar 2017"), then ``fee_yen`` an hour; without a date it costs the fee from the beginning.
    ``organisation_wide``: shown by all programmes of the same organisation. ``lent``: can be booked at all.
    """

    personal_data = "none"

    programme = models.ForeignKey("regions.Programme", on_delete=models.PROTECT, related_name="facilities")
    organisation_wide = models.BooleanField(default=False)
    name = models.TextField()
    kind = models.CharField(max_length=20, choices=FacilityKind)
    description = models.TextField(blank=True)
    place = models.TextField()
    units = models.PositiveSmallIntegerField(default=1)
    slot_minutes = models.PositiveSmallIntegerField(default=30)
    max_minutes = models.PositiveIntegerField(default=180)
    days_ahead = models.PositiveSmallIntegerField(default=30)
    most_at_once = models.PositiveSmallIntegerField(default=3)  # open bookings of one person
    cancel_hours = models.PositiveSmallIntegerField(default=1)  # cancelled by herself until so long before
    no_show_minutes = models.PositiveSmallIntegerField(default=30)  # then given free; 0: never
    bookers = models.CharField(max_length=12, choices=Bookers, default=Bookers.ANYONE)
    holiday_rule = models.CharField(max_length=12, choices=HolidayRule, default=HolidayRule.OFFICE)
    free_until = models.DateField(null=True)
    fee_yen = YenField(default=0)
    lent = models.BooleanField(default=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["programme", "name"], name="facilities_facility_name_once"),
            models.CheckConstraint(
                condition=Q(kind__in=FacilityKind.values), name="facilities_facility_kind"
            ),
            models.CheckConstraint(
                condition=Q(bookers__in=Bookers.values), name="facilities_facility_bookers"
            ),
            models.CheckConstraint(
                condition=Q(holiday_rule__in=HolidayRule.values), name="facilities_facility_holidays"
            ),
            models.CheckConstraint(condition=Q(units__gte=1), name="facilities_facility_units"),
            models.CheckConstraint(
                condition=Q(slot_minutes__in=[15, 30, 60]), name="facilities_facility_slot"
            ),
            models.CheckConstraint(
                condition=Q(max_minutes__gte=F("slot_minutes")), name="facilities_facility_longest"
            ),
            models.CheckConstraint(condition=Q(most_at_once__gte=1), name="facilities_facility_most"),
            models.CheckConstraint(condition=Q(fee_yen__gte=0), name="facilities_facility_fee"),
        ]


class OpeningHours(Entity):
    """開館時間 of one weekday (0: Monday). Several rows make a lunch break."""

    personal_data = "none"

    facility = models.ForeignKey(Facility, on_delete=models.PROTECT, related_name="hours")
    weekday = models.PositiveSmallIntegerField()
    opens = models.TimeField()
    closes = models.TimeField()

    class Meta:
        ordering = ["weekday", "opens"]
        constraints = [
            models.UniqueConstraint(fields=["facility", "weekday", "opens"], name="facilities_hours_once"),
            models.CheckConstraint(condition=Q(weekday__lte=6), name="facilities_hours_weekday"),
            models.CheckConstraint(condition=Q(closes__gt=F("opens")), name="facilities_hours_order"),
        ]


class OpeningException(Entity):
    """A day that differs: closed (no times), or open from ``opens`` to ``closes``, a holiday included."""

    personal_data = "none"

    facility = models.ForeignKey(Facility, on_delete=models.PROTECT, related_name="exceptions")
    day = models.DateField()
    opens = models.TimeField(null=True)
    closes = models.TimeField(null=True)
    reason = models.TextField(blank=True)

    class Meta:
        ordering = ["day"]
        constraints = [
            models.UniqueConstraint(fields=["facility", "day"], name="facilities_exception_once"),
            models.CheckConstraint(
                condition=Q(opens__isnull=True, closes__isnull=True)
                | Q(opens__isnull=False, closes__gt=F("opens")),
                name="facilities_exception_times",
            ),
        ]
