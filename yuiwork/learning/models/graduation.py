"""卒業制作: who reviews it, what each of them says, and the day on which works are presented (programmes.md 1.5)."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.db.models import Deferrable, Q

from yuiwork.core.entity import Disclosure, Entity


class GraduationReviewer(Entity):
    """One of those who review the graduation works of a course."""

    personal_data = "user id"

    exercise = models.ForeignKey("learning.Exercise", on_delete=models.PROTECT, related_name="reviewers")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["exercise", "user"], name="learning_reviewer_once"),
        ]


class GraduationReview(Entity):
    """What one reviewer says of one version. Nobody else reads it before the last one is in.

    ``marks``: per criterion ``{"criterion", "level", "level_count", "words"}`` as on that day.
    """

    personal_data = "user id, free text"
    tells_of = Disclosure(
        "submission__enrolment__user_id",
        when=Q(submission__state__in=["returned", "passed"]),  # once all have judged
        without=("reviewer",),
    )

    submission = models.ForeignKey("learning.Submission", on_delete=models.PROTECT, related_name="reviews")
    reviewer = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    passes = models.BooleanField()
    good = models.TextField()
    to_improve = models.TextField(blank=True)
    marks = models.JSONField(default=list)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["submission", "reviewer"], name="learning_review_once"),
            models.CheckConstraint(condition=~Q(good=""), name="learning_review_says_what_is_good"),
            models.CheckConstraint(
                condition=Q(passes=True) | ~Q(to_improve=""), name="learning_review_says_what_to_improve"
            ),
        ]


class PresentationDay(Entity):
    """発表会 of a course. ``slot_minutes``: minutes for each learner, questions included."""

    personal_data = "none"

    course = models.ForeignKey("learning.Course", on_delete=models.PROTECT, related_name="presentation_days")
    title = models.TextField()
    starts_at = models.DateTimeField()
    slot_minutes = models.PositiveSmallIntegerField()
    place = models.TextField(blank=True)
    url = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(slot_minutes__gte=1, slot_minutes__lte=240), name="learning_presentation_minutes"
            ),
        ]


class PresentationSlot(Entity):
    """発表 of one learner. ``number``: her place in the order, from 1; ``given``: None until the day."""

    personal_data = "presentation by enrolment"
    tells_of = Disclosure("enrolment__user_id")

    day = models.ForeignKey(PresentationDay, on_delete=models.PROTECT, related_name="slots")
    enrolment = models.ForeignKey("learning.Enrolment", on_delete=models.PROTECT, related_name="slots")
    number = models.PositiveIntegerField()
    given = models.BooleanField(null=True)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["day", "enrolment"], name="learning_slot_person_once"),
            # Checked at the end of the transaction, so that two can change places.
            models.UniqueConstraint(
                fields=["day", "number"], name="learning_slot_number_once", deferrable=Deferrable.DEFERRED
            ),
            models.CheckConstraint(condition=Q(number__gte=1), name="learning_slot_number_from_one"),
        ]

    @property
    def starts_at(self) -> datetime:
        return self.day.starts_at + timedelta(minutes=self.day.slot_minutes * (self.number - 1))


class PresentationGuest(Entity):
    """Somebody in the audience. ``came``: None until the day."""

    personal_data = "name, affiliation"

    day = models.ForeignKey(PresentationDay, on_delete=models.PROTECT, related_name="guests")
    name = models.TextField()
    affiliation = models.TextField(blank=True)
    came = models.BooleanField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(name=""), name="learning_guest_has_name"),
        ]
