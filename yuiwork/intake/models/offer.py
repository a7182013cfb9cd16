"""繰り上げのご案内: a free place, kept for the next on the waiting list until she answers or her days are over."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from yuiwork.core.entity import Entity
from yuiwork.core.transitions import Machine, Transition


class OfferState(models.TextChoices):
    OPEN = "open", _("Waiting for an answer")
    ACCEPTED = "accepted", pgettext_lazy("offer", "Accepted")
    DECLINED = "declined", pgettext_lazy("offer", "Declined")
    EXPIRED = "expired", pgettext_lazy("offer", "No answer in time")
    CLOSED = "closed", _("No longer counts")


OFFER = Machine(
    OfferState,
    [
        Transition("accept", "open", "accepted", ("applicant",), _("Take the place")),
        Transition("decline", "open", "declined", ("applicant",), _("Pass this time")),
        Transition(
            "expire",
            "open",
            "expired",
            ("clock",),
            _("No answer in time"),
            _("on the day after the last day to answer"),
        ),
        Transition("close", "open", "closed", ("applicant", "staff"), _("No longer counts")),
    ],
    main_line=("open", "accepted"),
)


class Offer(Entity):
    """``answer_by``: the last day (JST) on which she can take the place. While it is open, nobody else gets it."""

    personal_data = "user id"

    application = models.ForeignKey(
        "learning.CourseApplication", on_delete=models.PROTECT, related_name="offers"
    )
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    answer_by = models.DateField()
    state = models.CharField(max_length=10, choices=OfferState, default=OfferState.OPEN)
    answered_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            OFFER.constraint("intake_offer_state"),
            models.UniqueConstraint(
                fields=["application"], condition=Q(state="open"), name="intake_offer_one_open"
            ),
            models.CheckConstraint(
                condition=Q(state="open", answered_at__isnull=True)
                | (~Q(state="open") & Q(answered_at__isnull=False)),
                name="intake_offer_answered_when",
            ),
        ]
