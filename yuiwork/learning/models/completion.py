"""修了: the certificate as issued, waived conditions, pieces published, and the counter of numbers."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from yuiwork.core.entity import Disclosure, Entity
from yuiwork.learning.models.course import CourseKind


class CertificateCounter(models.Model):
    """The last serial of a programme's fiscal year. Locked while a number is drawn, so there are no gaps."""

    personal_data = "none"

    programme = models.ForeignKey("regions.Programme", on_delete=models.PROTECT, related_name="+")
    fiscal_year = models.PositiveIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "fiscal_year"], name="learning_certificate_counter_once"
            ),
        ]


class Completion(Entity):
    """The certificate as issued, with her name on that day. Append-only: a trigger refuses changes.

    After a change of name a new one is issued that ``replaces`` the old one; the old number stays findable and
    says that it was replaced. ``reason``: why it was issued anew.
    """

    personal_data = "names"
    tells_of = Disclosure("enrolment__user_id")

    enrolment = models.ForeignKey("learning.Enrolment", on_delete=models.PROTECT, related_name="completions")
    programme = models.ForeignKey("regions.Programme", on_delete=models.PROTECT, related_name="completions")
    number = models.CharField(max_length=70)
    fiscal_year = models.PositiveIntegerField()
    serial = models.PositiveIntegerField()
    kind = models.CharField(max_length=20, choices=CourseKind, default=CourseKind.GENERAL)
    completed_on = models.DateField()
    family_name = models.TextField()
    given_name = models.TextField()
    document_id = models.UUIDField()  # the filed PDF (audit room)
    replaces = models.OneToOneField("self", null=True, on_delete=models.PROTECT, related_name="replaced_by")
    reason = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["number"], name="learning_certificate_number_once"),
            models.UniqueConstraint(
                fields=["programme", "fiscal_year", "serial"], name="learning_certificate_serial_once"
            ),
            models.UniqueConstraint(
                fields=["enrolment"],
                condition=Q(replaces__isnull=True),
                name="learning_completion_once",
            ),
            models.CheckConstraint(condition=Q(serial__gte=1), name="learning_certificate_serial_from_one"),
            models.CheckConstraint(condition=Q(kind__in=CourseKind.values), name="learning_certificate_kind"),
            models.CheckConstraint(
                condition=Q(replaces__isnull=True, reason="") | Q(replaces__isnull=False) & ~Q(reason=""),
                name="learning_certificate_replaced_with_reason",
            ),
        ]

    @property
    def is_replaced(self) -> bool:
        return hasattr(self, "replaced_by")


class ConditionWaiver(Entity):
    """An officer lets one condition go for one learner, with the reason. Append-only: a trigger refuses changes.

    ``key`` names the line of the rule (``conditions.key_of``); ``rule`` is its wording on that day.
    """

    personal_data = "officer's user id, reason"
    tells_of = Disclosure("enrolment__user_id", without=("waived_by",))

    enrolment = models.ForeignKey("learning.Enrolment", on_delete=models.PROTECT, related_name="waivers")
    key = models.TextField()
    rule = models.TextField()
    reason = models.TextField()
    waived_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["enrolment", "key"], name="learning_waiver_once"),
            models.CheckConstraint(condition=~Q(reason=""), name="learning_waiver_with_reason"),
        ]


class PublishedPiece(Entity):
    """掲載作品: something of hers that is published, on the programme's own media or elsewhere.

    ``ref_id``: the article it was told of by, or the id of the form a tutor recorded it with.
    """

    personal_data = "user id, title"

    programme = models.ForeignKey("regions.Programme", on_delete=models.PROTECT, related_name="+")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    ref_id = models.UUIDField()
    title = models.TextField()
    url = models.TextField(blank=True)
    published_on = models.DateField()
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["ref_id"], name="learning_piece_once"),
            models.CheckConstraint(condition=~Q(title=""), name="learning_piece_has_title"),
        ]
        indexes = [models.Index(fields=["programme", "user"], name="learning_piece_by_person")]
