"""受講者募集: one call for learners of a course: when, how many places, how they are given (programmes.md RQ03, RQ04)."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from yuiwork.core.entity import Entity
from yuiwork.core.transitions import Machine, Transition


class Method(models.TextChoices):
    """How places are given when more people apply than there are places."""

    SELECTION = "selection", _("Selection")
    FIRST_COME = "first_come", _("First come, first served")
    LOTTERY = "lottery", _("Lottery")


class TaskKind(models.TextChoices):
    """What an applicant hands in with the application (programmes.md 1.4)."""

    NONE = "none", pgettext_lazy("task", "None")
    TEXT = "text", pgettext_lazy("task", "A text")
    FILE = "file", pgettext_lazy("task", "A file")


class RoundState(models.TextChoices):
    DRAFT = "draft", _("In preparation")
    OPEN = "open", pgettext_lazy("round", "Announced")
    CLOSED = "closed", pgettext_lazy("round", "Closed")


ROUND = Machine(
    RoundState,
    [
        Transition("publish", "draft", "open", ("staff",), pgettext_lazy("round", "Announce")),
        Transition(
            "close",
            "open",
            "closed",
            ("staff", "clock"),
            pgettext_lazy("round", "Close"),
            _("on the day after the last day for applications"),
        ),
    ],
    main_line=("draft", "open", "closed"),
)


class IntakeRound(Entity):
    """Days are JST and included. ``offer_days``: calendar days a person on the waiting list has to answer an offer.

    ``question_set``: the questions of its own form, if it has any; in preparation until the round is announced, then
    published; better wording is the next version of the set.
    ``submission_id`` is the key of the form that made it.
    """

    personal_data = "none"

    course = models.ForeignKey("learning.Course", on_delete=models.PROTECT, related_name="intake_rounds")
    submission_id = models.UUIDField(null=True)
    number = models.PositiveIntegerField()
    title = models.TextField()
    intro = models.TextField(blank=True)
    opens_on = models.DateField()
    closes_on = models.DateField()
    seats = models.PositiveIntegerField()
    method = models.CharField(max_length=20, choices=Method, default=Method.SELECTION)
    needs_approval = models.BooleanField(default=False)
    offer_days = models.PositiveSmallIntegerField(default=3)
    task_kind = models.CharField(max_length=10, choices=TaskKind, default=TaskKind.NONE)
    task_title = models.TextField(blank=True)
    task_instruction = models.TextField(blank=True)
    question_set = models.OneToOneField(
        "surveys.QuestionSet", null=True, on_delete=models.PROTECT, related_name="+"
    )
    state = models.CharField(max_length=10, choices=RoundState, default=RoundState.DRAFT)

    class Meta:
        ordering = ["number"]
        constraints = [
            ROUND.constraint("intake_round_state"),
            models.UniqueConstraint(fields=["submission_id"], name="intake_round_sent_once"),
            models.UniqueConstraint(fields=["course", "number"], name="intake_round_number_once"),
            models.CheckConstraint(condition=Q(method__in=Method.values), name="intake_round_method"),
            models.CheckConstraint(condition=Q(closes_on__gte=F("opens_on")), name="intake_round_days"),
            models.CheckConstraint(condition=Q(seats__gte=1), name="intake_round_seats"),
            models.CheckConstraint(
                condition=Q(offer_days__gte=1, offer_days__lte=30), name="intake_round_offer_days"
            ),
            models.CheckConstraint(condition=Q(task_kind__in=TaskKind.values), name="intake_round_task_kind"),
            models.CheckConstraint(
                condition=Q(task_kind="none") | ~(Q(task_title="") | Q(task_instruction="")),
                name="intake_round_task_said",
            ),
            # Whoever comes first is accepted at once: nobody is left to approve.
            models.CheckConstraint(
                condition=~Q(method="first_come", needs_approval=True),
                name="intake_round_first_come_without_approval",
            ),
        ]

    @property
    def has_task(self) -> bool:
        return self.task_kind != TaskKind.NONE
