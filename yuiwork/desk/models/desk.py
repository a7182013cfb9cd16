"""相談窓口: where people may ask, about what, and the times that can be booked."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from yuiwork.core.entity import Entity


class Desk(Entity):
    """One desk of a programme. ``open``: shown to the public and bookable. Texts in Japanese."""

    personal_data = "none"

    programme = models.ForeignKey("regions.Programme", on_delete=models.PROTECT, related_name="desks")
    name = models.TextField()
    description = models.TextField(blank=True)
    place = models.TextField()
    phone = models.CharField(max_length=15, blank=True)
    online_url = models.TextField(blank=True)  # told to those who booked online only
    days_ahead = models.PositiveSmallIntegerField(default=30)
    cancel_hours = models.PositiveSmallIntegerField(default=1)
    open = models.BooleanField(default=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["programme", "name"], name="desk_desk_name_once"),
        ]


class Topic(Entity):
    """相談の種類, as the desk words it: work, tax, childcare, moving here, PC …"""

    personal_data = "none"

    desk = models.ForeignKey(Desk, on_delete=models.PROTECT, related_name="topics")
    name = models.TextField()
    position = models.PositiveSmallIntegerField()
    offered = models.BooleanField(default=True)

    class Meta:
        ordering = ["position", "id"]
        constraints = [models.UniqueConstraint(fields=["desk", "name"], name="desk_topic_name_once")]


class Slot(Entity):
    """相談枠: a time that one person can book, in person, by phone or online."""

    personal_data = "user id of the counsellor"

    desk = models.ForeignKey(Desk, on_delete=models.PROTECT, related_name="slots")
    counsellor = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    in_person = models.BooleanField(default=True)
    by_phone = models.BooleanField(default=True)
    online = models.BooleanField(default=False)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["starts_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["desk", "counsellor", "starts_at"],
                condition=Q(withdrawn_at__isnull=True),
                name="desk_slot_once",
                nulls_distinct=False,
            ),
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="desk_slot_times"),
            models.CheckConstraint(
                condition=Q(in_person=True) | Q(by_phone=True) | Q(online=True), name="desk_slot_some_way"
            ),
        ]
