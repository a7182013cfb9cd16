"""託児の申込 and 託児の席: one family at one occasion, and each child's place there."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import pgettext_lazy

from yuiwork.childcare.models.occasion import Occasion
from yuiwork.childcare.models.record import ChildRecord
from yuiwork.core.entity import Entity
from yuiwork.core.transitions import Machine, Transition


class ChildcareRequest(Entity):
    """``party_id``: the application or enrolment it belongs to, known to the room above."""

    personal_data = "name, e-mail address, user id"

    occasion = models.ForeignKey(Occasion, on_delete=models.PROTECT, related_name="requests")
    party_id = models.UUIDField()
    name = models.TextField()
    email = models.CharField(max_length=254)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["occasion", "party_id"], name="childcare_request_once"),
        ]


class PlaceState(models.TextChoices):
    WAITING = "waiting", pgettext_lazy("childcare", "On the waiting list")
    PLACED = "placed", pgettext_lazy("childcare", "Has a place")
    HERE = "here", pgettext_lazy("childcare", "Handed over")
    COLLECTED = "collected", pgettext_lazy("childcare", "Collected")
    CANCELLED = "cancelled", pgettext_lazy("childcare", "Cancelled")


CHILD_PLACE = Machine(
    PlaceState,
    [
        Transition("move_up", "waiting", "placed", ("clock",), pgettext_lazy("childcare", "Give a place")),
        Transition("cancel", "waiting", "cancelled", ("parent",), pgettext_lazy("childcare", "Cancel")),
        Transition("cancel", "placed", "cancelled", ("parent",), pgettext_lazy("childcare", "Cancel")),
        Transition("hand_over", "placed", "here", ("carer",), pgettext_lazy("childcare", "Hand over")),
        Transition("collect", "here", "collected", ("carer",), pgettext_lazy("childcare", "Collect")),
        # A tap on the wrong line is put right.
        Transition("undo", "here", "placed", ("carer",), pgettext_lazy("childcare", "Undo")),
        Transition("undo", "collected", "here", ("carer",), pgettext_lazy("childcare", "Undo")),
    ],
    main_line=("placed", "here", "collected"),
)
IN_CARE = ("placed", "here", "collected")  # these take a place; the trigger counts the same ones


class ChildPlace(Entity):
    """One child at one occasion. ``collected_by``: sealed like the record, removed with it."""

    personal_data = "sealed: who collected the child; user ids of carers"

    occasion = models.ForeignKey(Occasion, on_delete=models.PROTECT, related_name="child_places")
    request = models.ForeignKey(ChildcareRequest, on_delete=models.PROTECT, related_name="child_places")
    record = models.ForeignKey(ChildRecord, on_delete=models.PROTECT, related_name="child_places")
    submission_id = models.UUIDField()
    state = models.CharField(max_length=10, choices=PlaceState)
    handed_over_at = models.DateTimeField(null=True)
    handed_over_to = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    collected_at = models.DateTimeField(null=True)
    collected_from = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    collected_by = models.BinaryField(null=True)

    class Meta:
        constraints = [
            CHILD_PLACE.constraint("childcare_place_state"),
            models.UniqueConstraint(fields=["submission_id"], name="childcare_place_submission_once"),
            models.UniqueConstraint(
                fields=["occasion", "record"],
                condition=~Q(state="cancelled"),
                name="childcare_child_once",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["here", "collected"], handed_over_at__isnull=False)
                | (~Q(state__in=["here", "collected"]) & Q(handed_over_at__isnull=True)),
                name="childcare_handed_over_when",
            ),
            models.CheckConstraint(
                condition=Q(state="collected", collected_at__isnull=False)
                | (~Q(state="collected") & Q(collected_at__isnull=True)),
                name="childcare_collected_when",
            ),
        ]
        indexes = [
            models.Index(
                fields=["occasion", "created_at"], condition=Q(state="waiting"), name="childcare_queue"
            )
        ]
