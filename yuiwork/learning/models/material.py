"""教材: pages, videos and files of a course in short slots, and where each learner stopped (続きから)."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import pgettext_lazy

from yuiwork.core.entity import Entity

MAX_MINUTES = 60


class MaterialKind(models.TextChoices):
    PAGE = "page", pgettext_lazy("material", "A page to read")
    VIDEO = "video", pgettext_lazy("material", "A video (address)")
    FILE = "file", pgettext_lazy("material", "A file")


class Material(Entity):
    """One slot: something that fits into ``minutes`` (15 is good). A page has steps, parted by ``---``.

    ``body`` is simple markup (``learning.markup``); with video and file it says what to look for.
    """

    personal_data = "none"

    course = models.ForeignKey("learning.Course", on_delete=models.PROTECT, related_name="materials")
    session = models.ForeignKey(
        "learning.Session", null=True, on_delete=models.PROTECT, related_name="materials"
    )
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=8, choices=MaterialKind)
    title = models.TextField()
    minutes = models.PositiveSmallIntegerField(default=15)
    body = models.TextField(blank=True)
    url = models.TextField(blank=True)
    file_name = models.TextField(blank=True)
    media_type = models.CharField(max_length=100, blank=True)
    size = models.PositiveIntegerField(null=True)  # bytes
    sha256 = models.CharField(max_length=64, blank=True)
    content = models.FileField(upload_to="learning/materials/%Y/%m", max_length=200, blank=True)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(
                fields=["course", "number"],
                name="learning_material_number_once",
                deferrable=models.Deferrable.DEFERRED,
            ),
            models.CheckConstraint(
                condition=(Q(kind="page") & ~Q(body=""))
                | Q(kind="video", url__startswith="https://")
                | (Q(kind="file", size__isnull=False) & ~Q(content="")),
                name="learning_material_has_something",
            ),
            models.CheckConstraint(
                condition=Q(minutes__gte=1, minutes__lte=MAX_MINUTES), name="learning_material_minutes"
            ),
        ]


class MaterialProgress(Entity):
    """Where she is in a material: ``step`` counts from 1; done once, it stays done until she says otherwise."""

    personal_data = "user id, what she has read"

    material = models.ForeignKey(Material, on_delete=models.PROTECT, related_name="progress")
    enrolment = models.ForeignKey(
        "learning.Enrolment", on_delete=models.PROTECT, related_name="material_progress"
    )
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    step = models.PositiveIntegerField(default=1)
    opened_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["material", "enrolment"], name="learning_material_progress_once"),
            models.CheckConstraint(condition=Q(step__gte=1), name="learning_material_step"),
        ]
        indexes = [models.Index(fields=["enrolment", "opened_at"], name="learning_progress_by_time")]
