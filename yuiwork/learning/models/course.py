"""講座: a course of a programme, and its exercises (課題)."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from yuiwork.core.entity import Entity


class CourseKind(models.TextChoices):
    """初級, 中級, ディレクター講座 (programmes.md 0.1 and 1.9)."""

    GENERAL = "general", pgettext_lazy("course", "Course")
    BEGINNER = "beginner", _("Beginners' course")
    INTERMEDIATE = "intermediate", _("Intermediate course")
    DIRECTOR = "director", _("Directors' course")


class Course(Entity):
    """``completion_rule`` is a list of conditions, see ``learning.completion_rule``.

    ``track``: the コース区分 of the same programme that it belongs to, where there are any (a trigger refuses others).
    ``requires``: who applies must hold a certificate of this kind from the same programme.

    ``answer_days``: business days within which the tutor answers; a promise shown to the learner.
    ``recording_counts``: a session made up by its recording counts for the completion rule.
    """

    personal_data = "none"

    programme = models.ForeignKey("regions.Programme", on_delete=models.PROTECT, related_name="courses")
    cohort = models.ForeignKey("regions.Cohort", null=True, on_delete=models.PROTECT, related_name="courses")
    track = models.ForeignKey("regions.Track", null=True, on_delete=models.PROTECT, related_name="courses")
    kind = models.CharField(max_length=20, choices=CourseKind, default=CourseKind.GENERAL)
    requires = models.CharField(max_length=20, choices=CourseKind, blank=True)
    title = models.TextField()
    description = models.TextField()
    for_whom = models.TextField(blank=True)
    capacity = models.PositiveIntegerField()
    apply_until = models.DateField()
    starts_on = models.DateField()
    ends_on = models.DateField()
    completion_rule = models.JSONField()
    answer_days = models.PositiveSmallIntegerField(default=3)
    recording_counts = models.BooleanField(default=True)
    fees = models.JSONField(default=list)  # learning.fees; empty: free

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(capacity__gte=1), name="learning_course_capacity"),
            models.CheckConstraint(condition=Q(ends_on__gte=F("starts_on")), name="learning_course_dates"),
            models.CheckConstraint(condition=Q(answer_days__gte=1), name="learning_course_answer_days"),
            models.CheckConstraint(condition=Q(kind__in=CourseKind.values), name="learning_course_kind"),
            models.CheckConstraint(
                condition=Q(requires__in=["", *CourseKind.values]), name="learning_course_requires"
            ),
        ]


class ExerciseKind(models.TextChoices):
    TEXT = "text", _("A text (files may be added)")
    FILE = "file", _("Files")
    LINK = "link", _("The address of a page")
    CHECKLIST = "checklist", _("A list to tick off")


class PeerReading(models.TextChoices):
    """May learners of the course read each other's answers? (issue 3, point 3: off unless the staff choose it)"""

    NONE = "none", pgettext_lazy("peers", "No")
    AFTER_OWN = "after_own", pgettext_lazy("peers", "Yes, those who have handed in their own")
    ALL = "all", pgettext_lazy("peers", "Yes, from the beginning")


class Exercise(Entity):
    """What is asked. ``criteria``: sentences by which the tutor judges, seen by the learner beforehand.

    ``rubric``: the same in steps, see ``learning.rubric``. ``checklist``: the lines of a list to tick off;
    ``self_checked``: such a list passes when all is ticked, without the tutor (onboarding, programmes.md 0.4).
    ``graduation``: the 卒業制作 of the course: ``reviews_needed`` reviewers judge it independently, ``passes_needed``
    of them must let it pass. ``skill``, ``skill_level``: what a pass shows that she can do.
    ``open_on``, ``due_on``: JST dates; later answers are taken and marked late. ``peers``: who of the course may read
    the answers that their writers share.
    """

    personal_data = "none"

    course = models.ForeignKey(Course, on_delete=models.PROTECT, related_name="exercises")
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=10, choices=ExerciseKind, default=ExerciseKind.TEXT)
    title = models.TextField()
    instruction = models.TextField()
    criteria = models.JSONField(default=list)
    rubric = models.JSONField(default=list)
    checklist = models.JSONField(default=list)
    self_checked = models.BooleanField(default=False)
    graduation = models.BooleanField(default=False)
    skill = models.ForeignKey("learning.Skill", null=True, on_delete=models.PROTECT, related_name="exercises")
    skill_level = models.PositiveSmallIntegerField(default=0)
    reviews_needed = models.PositiveSmallIntegerField(default=1)
    passes_needed = models.PositiveSmallIntegerField(default=1)
    peers = models.CharField(max_length=10, choices=PeerReading, default=PeerReading.NONE)
    open_on = models.DateField(null=True)
    due_on = models.DateField(null=True)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["course", "number"], name="learning_exercise_number_once"),
            models.CheckConstraint(condition=Q(kind__in=ExerciseKind.values), name="learning_exercise_kind"),
            models.CheckConstraint(condition=Q(peers__in=PeerReading.values), name="learning_exercise_peers"),
            models.CheckConstraint(
                condition=Q(open_on__isnull=True) | Q(due_on__isnull=True) | Q(due_on__gte=F("open_on")),
                name="learning_exercise_due_after_open",
            ),
            models.CheckConstraint(
                condition=Q(kind="checklist") & ~Q(checklist=[]) | ~Q(kind="checklist") & Q(checklist=[]),
                name="learning_exercise_checklist_has_lines",
            ),
            models.CheckConstraint(
                condition=Q(self_checked=False) | Q(kind="checklist"),
                name="learning_exercise_self_checked_list",
            ),
            models.UniqueConstraint(
                fields=["course"], condition=Q(graduation=True), name="learning_graduation_once"
            ),
            models.CheckConstraint(
                condition=Q(graduation=False, reviews_needed=1, passes_needed=1)
                | Q(graduation=True, passes_needed__gte=1, passes_needed__lte=F("reviews_needed")),
                name="learning_graduation_reviews",
            ),
            models.CheckConstraint(
                condition=Q(skill__isnull=True, skill_level=0)
                | Q(skill__isnull=False, skill_level__gte=1, skill_level__lte=4),
                name="learning_exercise_skill_level",
            ),
        ]
