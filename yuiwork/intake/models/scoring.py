"""採点: several people judge the same application by the same rubric, without names and without each other's scores."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from yuiwork.core.entity import Disclosure, Entity

# Points are disclosed to the applicant once she has been told how it was decided; who gave them is not.
_TOLD = ["accepted", "waiting", "declined"]


class ScoreItem(Entity):
    """採点項目: one line of the rubric of a round, worth 0 to ``max_points``."""

    personal_data = "none"

    round = models.ForeignKey("intake.IntakeRound", on_delete=models.PROTECT, related_name="criteria")
    number = models.PositiveIntegerField()
    title = models.TextField()
    description = models.TextField(blank=True)
    max_points = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["round", "number"], name="intake_score_item_number_once"),
            models.CheckConstraint(
                condition=Q(max_points__gte=1, max_points__lte=100), name="intake_score_item_max_points"
            ),
        ]


class Scorer(Entity):
    """採点者 of a round."""

    personal_data = "user id"

    round = models.ForeignKey("intake.IntakeRound", on_delete=models.PROTECT, related_name="scorers")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["round", "user"], name="intake_scorer_once"),
        ]


class Scoring(Entity):
    """What one scorer thinks of one application. Final once ``done_at`` is set: a trigger keeps it."""

    personal_data = "scorer's user id, comment"
    tells_of = Disclosure(
        "sheet__user_id",
        when=Q(done_at__isnull=False, sheet__application__state__in=_TOLD),
        without=("scorer",),
    )

    sheet = models.ForeignKey("intake.ApplicationSheet", on_delete=models.PROTECT, related_name="scorings")
    scorer = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    comment = models.TextField(blank=True)
    saved_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["sheet", "scorer"], name="intake_scoring_once"),
        ]


class Point(Entity):
    """Points of one scorer for one line of the rubric; never more than the line is worth (trigger)."""

    personal_data = "points of an applicant"
    tells_of = Disclosure(
        "scoring__sheet__user_id",
        when=Q(scoring__done_at__isnull=False, scoring__sheet__application__state__in=_TOLD),
        words=("line_in_words",),
    )

    scoring = models.ForeignKey(Scoring, on_delete=models.PROTECT, related_name="points")
    criterion = models.ForeignKey(ScoreItem, on_delete=models.PROTECT, related_name="points")
    points = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["scoring", "criterion"], name="intake_point_once"),
        ]

    @property
    def line_in_words(self) -> str:
        return f"{self.criterion.title}: {self.points} / {self.criterion.max_points}"
