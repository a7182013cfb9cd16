"""報告: a report in the making, and its finished files, which are filed documents."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from yuiwork.core.entity import Entity
from yuiwork.core.transitions import Machine, Transition


class ReportState(models.TextChoices):
    DRAFT = "draft", pgettext_lazy("report", "Draft")
    BUILDING = "building", pgettext_lazy("report", "Being made")
    BUILT = "built", pgettext_lazy("report", "Finished")
    FAILED = "failed", pgettext_lazy("report", "Could not be made")


REPORT = Machine(
    ReportState,
    [
        Transition("edit", ReportState.DRAFT, ReportState.DRAFT, ("staff",), _("Write")),
        Transition("edit", ReportState.BUILT, ReportState.DRAFT, ("staff",), _("Write")),
        Transition("edit", ReportState.FAILED, ReportState.DRAFT, ("staff",), _("Write")),
        Transition("build", ReportState.DRAFT, ReportState.BUILDING, ("staff",), _("Make the files")),
        Transition("build", ReportState.BUILT, ReportState.BUILDING, ("staff",), _("Make the files")),
        Transition("build", ReportState.FAILED, ReportState.BUILDING, ("staff",), _("Make the files")),
        Transition("built", ReportState.BUILDING, ReportState.BUILT, ("clock",), _("The files are made")),
        Transition(
            "fail", ReportState.BUILDING, ReportState.FAILED, ("clock",), _("The files could not be made")
        ),
    ],
    main_line=[ReportState.DRAFT, ReportState.BUILDING, ReportState.BUILT],
)


class Report(Entity):
    """``serial`` counts per programme. ``texts`` and ``entries``: what was written by hand, by code of the part.

    ``asked_by`` wanted the newest files and is told when they are there. ``first`` and ``last`` are JST days, both inside.
    """

    personal_data = "user id"

    programme = models.ForeignKey("regions.Programme", on_delete=models.PROTECT, related_name="+")
    serial = models.PositiveIntegerField()
    kind = models.CharField(max_length=20)
    first = models.DateField()
    last = models.DateField()
    texts = models.JSONField(default=dict)
    entries = models.JSONField(default=dict)
    state = models.CharField(max_length=10, choices=ReportState, default=ReportState.DRAFT)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    version = models.PositiveIntegerField(default=0)  # of the files; every making is a new one
    steps_done = models.PositiveSmallIntegerField(default=0)
    steps_total = models.PositiveSmallIntegerField(default=0)
    built_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            REPORT.constraint("reports_report_state"),
            models.UniqueConstraint(fields=["programme", "serial"], name="reports_report_serial_once"),
            models.CheckConstraint(condition=Q(last__gte=F("first")), name="reports_report_period"),
            models.CheckConstraint(
                condition=~Q(state=ReportState.BUILT) | Q(built_at__isnull=False, version__gte=1),
                name="reports_report_built_when",
            ),
        ]
        indexes = [models.Index(fields=["programme", "-created_at"], name="reports_report_newest")]


class ReportFile(Entity):
    """A finished file, filed as a document (audit room) and never changed: append-only."""

    personal_data = "whatever the report names"

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="files")
    version = models.PositiveIntegerField()
    form = models.CharField(max_length=5)  # docx, xlsx or zip
    filename = models.TextField()
    document_id = models.UUIDField()
    sha256 = models.CharField(max_length=64)
    size = models.PositiveIntegerField()  # bytes

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["report", "version", "form"], name="reports_file_once"),
        ]
