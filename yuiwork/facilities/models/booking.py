"""施設予約: one unit of a facility for one stretch of time, for a person or for a block of the staff.

Two living bookings of the same unit cannot overlap: an exclusion constraint (migration 0002) refuses it whoever writes.
"""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import pgettext_lazy

from yuiwork.core.entity import Entity, YenField
from yuiwork.core.transitions import Machine, Transition


class BookingState(models.TextChoices):
    BOOKED = "booked", pgettext_lazy("booking", "Booked")
    CHECKED_IN = "checked_in", pgettext_lazy("booking", "Came")
    NO_SHOW = "no_show", pgettext_lazy("booking", "Did not come")
    CANCELLED = "cancelled", pgettext_lazy("booking", "Cancelled")


BOOKING = Machine(
    BookingState,
    [
        Transition(
            "check_in", "booked", "checked_in", ("booker", "staff"), pgettext_lazy("booking", "I am here")
        ),
        Transition("cancel", "booked", "cancelled", ("booker", "staff"), pgettext_lazy("booking", "Cancel")),
        Transition(
            "miss",
            "booked",
            "no_show",
            ("staff", "clock"),
            pgettext_lazy("booking", "Did not come"),
            pgettext_lazy("booking", "Some time after the beginning"),
        ),
        # She stood at the wrong door, or nobody had pressed the button.
        Transition(
            "check_in", "no_show", "checked_in", ("staff",), pgettext_lazy("booking", "Came after all")
        ),
    ],
    main_line=("booked", "checked_in"),
)
# These hold their time; a booking that was missed gives the rest of it free.
LIVING = (BookingState.BOOKED, BookingState.CHECKED_IN)


class Block(Entity):
    """The staff take units for a course, a maintenance day, a circle: once, or every ``every_weeks`` weeks."""

    personal_data = "user id of the staff member"

    facility = models.ForeignKey("facilities.Facility", on_delete=models.PROTECT, related_name="blocks")
    title = models.TextField()
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    first_day = models.DateField()
    last_day = models.DateField()
    every_weeks = models.PositiveSmallIntegerField(default=1)
    starts = models.TimeField()
    ends = models.TimeField()
    units = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(ends__gt=F("starts")), name="facilities_block_times"),
            models.CheckConstraint(condition=Q(last_day__gte=F("first_day")), name="facilities_block_days"),
            models.CheckConstraint(condition=Q(every_weeks__gte=1), name="facilities_block_weeks"),
            models.CheckConstraint(condition=Q(units__gte=1), name="facilities_block_units"),
        ]


class Booking(Entity):
    """``fee_yen``: what it costs as told when it was booked; paid on the spot."""

    personal_data = "user id, purpose"

    facility = models.ForeignKey("facilities.Facility", on_delete=models.PROTECT, related_name="bookings")
    unit = models.PositiveSmallIntegerField()
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="facility_bookings"
    )
    block = models.ForeignKey(Block, null=True, on_delete=models.PROTECT, related_name="bookings")
    submission_id = models.UUIDField(null=True)
    purpose = models.TextField(blank=True)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    fee_yen = YenField(default=0)
    state = models.CharField(max_length=12, choices=BookingState, default=BookingState.BOOKED)
    checked_in_at = models.DateTimeField(null=True)
    cancelled_at = models.DateTimeField(null=True)
    cancel_reason = models.TextField(blank=True)
    calendar_sequence = models.PositiveIntegerField(default=0)  # SEQUENCE of the calendar file (RFC 5545)

    class Meta:
        indexes = [
            models.Index(fields=["facility", "starts_at"], name="facilities_booking_by_time"),
            models.Index(fields=["user", "starts_at"], name="facilities_booking_by_user"),
        ]
        constraints = [
            BOOKING.constraint("facilities_booking_state"),
            models.UniqueConstraint(fields=["submission_id"], name="facilities_booking_submission_once"),
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="facilities_booking_times"),
            models.CheckConstraint(condition=Q(unit__gte=1), name="facilities_booking_unit"),
            models.CheckConstraint(condition=Q(fee_yen__gte=0), name="facilities_booking_fee"),
            models.CheckConstraint(
                condition=Q(user__isnull=False, block__isnull=True)
                | Q(user__isnull=True, block__isnull=False),
                name="facilities_booking_for_whom",
            ),
            models.CheckConstraint(
                condition=Q(state="cancelled", cancelled_at__isnull=False)
                | (~Q(state="cancelled") & Q(cancelled_at__isnull=True)),
                name="facilities_booking_cancelled_when",
            ),
            models.CheckConstraint(
                condition=Q(state="checked_in", checked_in_at__isnull=False)
                | (~Q(state="checked_in") & Q(checked_in_at__isnull=True)),
                name="facilities_booking_came_when",
            ),
        ]

    @property
    def minutes(self) -> int:
        return int((self.ends_at - self.starts_at).total_seconds() // 60)
