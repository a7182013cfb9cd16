"""スキルマップ: what a programme teaches, in four steps of words, and how far a person has come (RQ29)."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from yuiwork.core.entity import Entity

LEVELS = 4


class SkillSource(models.TextChoices):
    SELF = "self", _("Own estimate")
    TUTOR = "tutor", _("Confirmed by the tutor")
    EXERCISE = "exercise", _("Shown in an exercise")


class Skill(Entity):
    """A skill of a programme. ``job_kind`` groups them: writing, design, video (programmes.md 1.5).

    ``levels``: four sentences, what one can do on levels 1 to 4.
    """

    personal_data = "none"

    programme = models.ForeignKey("regions.Programme", on_delete=models.PROTECT, related_name="skills")
    number = models.PositiveIntegerField()
    code = models.SlugField(max_length=40)
    job_kind = models.TextField()
    title = models.TextField()
    levels = models.JSONField()

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["programme", "code"], name="learning_skill_code_once"),
            models.UniqueConstraint(fields=["programme", "number"], name="learning_skill_number_once"),
            models.CheckConstraint(condition=~Q(title="") & ~Q(job_kind=""), name="learning_skill_named"),
        ]


class SkillMark(Entity):
    """A level that was set, by herself, her tutor or a passed exercise. Rows are only added: they are the history."""

    personal_data = "user id, assessment, free text"

    skill = models.ForeignKey(Skill, on_delete=models.PROTECT, related_name="marks")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    level = models.PositiveSmallIntegerField()
    source = models.CharField(max_length=10, choices=SkillSource)
    note = models.TextField(blank=True)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(level__gte=1, level__lte=LEVELS), name="learning_skill_mark_level"
            ),
            models.CheckConstraint(
                condition=Q(source__in=SkillSource.values), name="learning_skill_mark_source"
            ),
        ]
        indexes = [models.Index(fields=["user", "skill"], name="learning_skill_mark_by_person")]
