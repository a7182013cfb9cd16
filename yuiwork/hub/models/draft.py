"""下書き: what a worker shows her tutor before she delivers."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from yuiwork.core.entity import Entity
from yuiwork.core.paragraphs import paragraphs
from yuiwork.core.transitions import Machine, Transition


class DraftState(models.TextChoices):
    WAITING = "waiting", _("Waiting for the tutor")
    GOOD = "good", _("Good: ready to deliver")
    REDO = "redo", _("Improve and submit again")
    CONSULT = "consult", _("Let us talk about it")
    REPLACED = "replaced", _("Replaced by a newer version")


DRAFT = Machine(
    DraftState,
    [
        Transition("good", DraftState.WAITING, DraftState.GOOD, ("reader",), pgettext_lazy("draft", "Good")),
        Transition("redo", DraftState.WAITING, DraftState.REDO, ("reader",), _("Improve and submit again")),
        Transition("consult", DraftState.WAITING, DraftState.CONSULT, ("reader",), _("Let us talk about it")),
        Transition(
            "replace", DraftState.WAITING, DraftState.REPLACED, ("worker",), _("Submit a newer version")
        ),
    ],
    main_line=[DraftState.WAITING, DraftState.GOOD],
)
_REVIEWED = [DraftState.GOOD, DraftState.REDO, DraftState.CONSULT]


class Draft(Entity):
    """One version. ``reader`` is who it was sent to: her tutor, or a director where she has none."""

    personal_data = "user ids, free text, file name and content"

    contract = models.ForeignKey("market.Contract", on_delete=models.PROTECT, related_name="drafts")
    programme = models.ForeignKey("regions.Programme", on_delete=models.PROTECT, related_name="drafts")
    worker = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="drafts")
    reader = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    submission_id = models.UUIDField(unique=True)
    version = models.PositiveIntegerField()
    state = models.CharField(max_length=10, choices=DraftState, default=DraftState.WAITING)
    text = models.TextField(blank=True)
    file = models.FileField(upload_to="hub/drafts", max_length=200, blank=True)
    file_name = models.TextField(blank=True)
    media_type = models.CharField(max_length=100, blank=True)
    reviewed_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-version"]
        constraints = [
            DRAFT.constraint("hub_draft_state"),
            models.UniqueConstraint(fields=["contract", "version"], name="hub_draft_version_once"),
            models.UniqueConstraint(
                fields=["contract"], condition=Q(state=DraftState.WAITING), name="hub_draft_one_waiting"
            ),
            models.CheckConstraint(condition=~Q(text="", file=""), name="hub_draft_not_empty"),
            models.CheckConstraint(
                condition=Q(file="", file_name="", media_type="")
                | ~Q(file="") & ~Q(file_name="") & ~Q(media_type=""),
                name="hub_draft_file_named",
            ),
            models.CheckConstraint(
                condition=Q(state__in=_REVIEWED, reviewed_at__isnull=False)
                | ~Q(state__in=_REVIEWED) & Q(reviewed_at__isnull=True),
                name="hub_draft_reviewed_when",
            ),
        ]
        indexes = [models.Index(fields=["state", "created_at"], name="hub_draft_queue")]

    @property
    def paragraphs(self) -> list[str]:
        return paragraphs(self.text)

    @property
    def is_waiting(self) -> bool:
        return self.state == DraftState.WAITING
