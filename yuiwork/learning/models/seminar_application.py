"""Who applied for a seminar: her place, the waiting list, and what became of it."""

import secrets

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from yuiwork.core.entity import Entity
from yuiwork.core.transitions import Machine, Transition
from yuiwork.learning.models.seminar import Seminar, SeminarPlace
from yuiwork.learning.person_key import person_key


class SeminarState(models.TextChoices):
    WAITING = "waiting", pgettext_lazy("seminar", "On the waiting list")
    OFFERED = "offered", pgettext_lazy("seminar", "Seat offered")
    APPLIED = "applied", pgettext_lazy("seminar", "Applied")
    LAPSED = "lapsed", pgettext_lazy("seminar", "No seat became free")
    CANCELLED = "cancelled", pgettext_lazy("seminar", "Cancelled")
    ATTENDED = "attended", pgettext_lazy("seminar", "Attended")
    ABSENT = "absent", pgettext_lazy("seminar", "Absent")


SEMINAR_APPLICATION = Machine(
    SeminarState,
    [
        Transition(
            "offer",
            "waiting",
            "offered",
            ("clock",),
            pgettext_lazy("seminar", "Offer a seat"),
            _("as soon as a seat is free"),
        ),
        Transition("take", "offered", "applied", ("applicant",), pgettext_lazy("seminar", "Take the seat")),
        Transition(
            "lapse",
            "offered",
            "lapsed",
            ("clock",),
            pgettext_lazy("seminar", "Offer ended"),
            _("when they have not answered in time"),
        ),
        Transition(
            "lapse",
            "waiting",
            "lapsed",
            ("clock",),
            pgettext_lazy("seminar", "No seat became free"),
            _("when it is too late for an offer"),
        ),
        Transition("cancel", "waiting", "cancelled", ("applicant",), pgettext_lazy("seminar", "Cancel")),
        Transition("cancel", "offered", "cancelled", ("applicant",), pgettext_lazy("seminar", "Cancel")),
        Transition("cancel", "applied", "cancelled", ("applicant",), pgettext_lazy("seminar", "Cancel")),
        Transition("attend", "applied", "attended", ("staff",), pgettext_lazy("seminar", "Attended")),
        # Whoever waited in vain and stands at the door all the same is let in if there is a seat.
        Transition("attend", "waiting", "attended", ("staff",), pgettext_lazy("seminar", "Attended")),
        Transition("attend", "offered", "attended", ("staff",), pgettext_lazy("seminar", "Attended")),
        Transition("attend", "lapsed", "attended", ("staff",), pgettext_lazy("seminar", "Attended")),
        Transition("miss", "applied", "absent", ("staff",), pgettext_lazy("seminar", "Absent")),
        # A tap on the wrong line is put right by a second one.
        Transition("attend", "absent", "attended", ("staff",), pgettext_lazy("seminar", "Attended")),
        Transition("miss", "attended", "absent", ("staff",), pgettext_lazy("seminar", "Absent")),
    ],
    main_line=("applied", "attended"),
)
# Whoever is in one of these takes a seat; the trigger counts the same ones.
SEATED = ("offered", "applied", "attended", "absent")
GONE = ("cancelled", "lapsed")
CODE_LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"  # nothing that is read as something else
CODE_LENGTH = 6


def new_code() -> str:
    """A short code that can be read out at the door."""
    return "".join(secrets.choice(CODE_LETTERS) for _letter in range(CODE_LENGTH))


class SeminarApplication(Entity):
    """One person's place in a seminar. Needs no account; ``user`` is set when her address is proved.

    ``code`` is what she shows at the door. ``source`` is a code of the programme's list (``sources.py``),
    ``campaign`` the code of the paper that led her here. Who came without having applied has ``walk_in``, and
    perhaps no address.
    """

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
    source = models.SlugField(max_length=30)
    campaign = models.CharField(max_length=40, blank=True)
    code = models.CharField(max_length=CODE_LENGTH, default=new_code)
    walk_in = models.BooleanField(default=False)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="seminar_applications"
    )
    state = models.CharField(max_length=10, choices=SeminarState, default=SeminarState.APPLIED)
    waiting_since = models.DateTimeField(null=True)
    offer_until = models.DateTimeField(null=True)
    reminded_at = models.DateTimeField(null=True)
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
                condition=~Q(state__in=GONE),
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
                condition=Q(source__regex="^[a-z0-9_]+$"), name="learning_seminar_application_source"
            ),
            models.UniqueConstraint(fields=["seminar", "code"], name="learning_seminar_code_once"),
            models.CheckConstraint(
                condition=Q(state="offered", offer_until__isnull=False)
                | (~Q(state="offered") & Q(offer_until__isnull=True)),
                name="learning_seminar_offered_until",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["waiting", "offered"]) | Q(waiting_since__isnull=False),
                name="learning_seminar_waiting_since",
            ),
            models.CheckConstraint(
                condition=~Q(email="") | Q(walk_in=True), name="learning_seminar_reachable"
            ),
        ]
        indexes = [
            models.Index(fields=["email_key"], name="learning_seminar_by_email"),
            models.Index(
                fields=["place", "waiting_since"],
                condition=Q(state="waiting"),
                name="learning_seminar_queue",
            ),
            models.Index(
                fields=["offer_until"], condition=Q(state="offered"), name="learning_seminar_offers"
            ),
        ]

    @property
    def full_name(self) -> str:
        return f"{self.family_name} {self.given_name}"

    @property
    def full_kana(self) -> str:
        return f"{self.family_kana} {self.given_kana}"

    @property
    def person_key(self) -> str:
        # Without an address ``email_key`` is made up of the form's id, so each such person counts for herself.
        return person_key(self.user_id, self.email or self.email_key)

    @property
    def is_live(self) -> bool:
        """Does she still mean to come, or wait for a seat?"""
        return self.state in {"waiting", "offered", "applied"}
