"""取込: one file on its way in. The file itself is kept only until it is imported or discarded."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from yuiwork.core.entity import Entity
from yuiwork.core.transitions import Machine, Transition


class RunState(models.TextChoices):
    UPLOADED = "uploaded", pgettext_lazy("import", "Columns to be chosen")
    CHECKING = "checking", pgettext_lazy("import", "Being checked")
    READY = "ready", pgettext_lazy("import", "Checked")
    SAVING = "saving", pgettext_lazy("import", "Being imported")
    DONE = "done", pgettext_lazy("import", "Imported")
    UNDONE = "undone", pgettext_lazy("import", "Taken back")
    DISCARDED = "discarded", pgettext_lazy("import", "Discarded")


_STAFF, _CLOCK = ("staff",), ("staff", "clock")
RUN = Machine(
    RunState,
    [
        Transition("check", RunState.UPLOADED, RunState.CHECKING, _CLOCK, _("Check the file")),
        Transition("check", RunState.READY, RunState.CHECKING, _CLOCK, _("Check the file")),
        Transition("check", RunState.CHECKING, RunState.CHECKING, _CLOCK, _("Check the file")),
        Transition("checked", RunState.CHECKING, RunState.READY, _CLOCK, _("Every line was looked at")),
        Transition("save", RunState.READY, RunState.SAVING, _STAFF, _("Import")),
        Transition("saved", RunState.SAVING, RunState.DONE, _CLOCK, _("Imported")),
        Transition("check", RunState.SAVING, RunState.CHECKING, _CLOCK, _("Something came in between")),
        Transition("undo", RunState.DONE, RunState.UNDONE, _STAFF, _("Take back")),
        Transition("discard", RunState.UPLOADED, RunState.DISCARDED, _STAFF, _("Discard")),
        Transition("discard", RunState.READY, RunState.DISCARDED, _STAFF, _("Discard")),
    ],
    main_line=[RunState.UPLOADED, RunState.CHECKING, RunState.READY, RunState.SAVING, RunState.DONE],
)
KEEPS_FILE = (RunState.UPLOADED, RunState.CHECKING, RunState.READY, RunState.SAVING)


class ImportRun(Entity):
    """Who imported what file when. ``mapping``: file column from 1 to our column; ``header_row`` from 1."""

    personal_data = "user id; names and incomes inside the file until it is imported"

    programme = models.ForeignKey("regions.Programme", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20)
    filename = models.TextField()
    sha256 = models.CharField(max_length=64)
    content = models.BinaryField(null=True)
    sheet = models.TextField(blank=True)
    header_row = models.PositiveIntegerField(default=1)
    mapping = models.JSONField(default=dict)
    state = models.CharField(max_length=10, choices=RunState, default=RunState.UPLOADED)
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    total = models.PositiveIntegerField(default=0)  # lines to look at
    new = models.PositiveIntegerField(default=0)
    changed = models.PositiveIntegerField(default=0)
    same = models.PositiveIntegerField(default=0)
    bad = models.PositiveIntegerField(default=0)
    notes = models.JSONField(default=list)
    # How many imports and withdrawals the programme had seen when this one was checked: later ones make it stale.
    checked_after = models.PositiveIntegerField(default=0)
    imported_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    imported_at = models.DateTimeField(null=True)
    undone_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            RUN.constraint("imports_run_state"),
            models.CheckConstraint(
                condition=Q(state__in=KEEPS_FILE, content__isnull=False)
                | (~Q(state__in=KEEPS_FILE) & Q(content__isnull=True)),
                name="imports_run_file_kept_while_needed",
            ),
            models.CheckConstraint(
                condition=Q(bad=0) | ~Q(state__in=[RunState.SAVING, RunState.DONE, RunState.UNDONE]),
                name="imports_run_nothing_half",
            ),
            models.CheckConstraint(
                condition=~Q(state=RunState.DONE) | Q(imported_at__isnull=False, imported_by__isnull=False),
                name="imports_run_done_by_somebody",
            ),
        ]
        indexes = [models.Index(fields=["programme", "-created_at"], name="imports_run_newest")]

    @property
    def checked(self) -> int:
        """Lines looked at so far."""
        return self.new + self.changed + self.same + self.bad


class Outcome(models.TextChoices):
    """What importing a line would do."""

    BAD = "bad", pgettext_lazy("import", "To be corrected")
    NEW = "new", pgettext_lazy("import", "New")
    CHANGED = "changed", pgettext_lazy("import", "Changed")
    SAME = "same", pgettext_lazy("import", "Unchanged")


class ImportLine(Entity):
    """A line of the preview; gone once its file is imported or discarded."""

    personal_data = "what stands in the line: names, birth dates, addresses of mail, pay; user id or digest"

    run = models.ForeignKey(ImportRun, on_delete=models.PROTECT, related_name="lines")
    row = models.PositiveIntegerField()
    outcome = models.CharField(max_length=10, choices=Outcome)
    key = models.TextField(blank=True)
    person_key = models.CharField(max_length=64, blank=True)
    values = models.JSONField()
    problems = models.JSONField(default=list)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["run", "row"], name="imports_line_once"),
            models.CheckConstraint(condition=Q(outcome__in=Outcome.values), name="imports_line_outcome"),
            models.CheckConstraint(
                condition=Q(outcome=Outcome.BAD) | ~Q(key=""), name="imports_line_good_has_key"
            ),
        ]
