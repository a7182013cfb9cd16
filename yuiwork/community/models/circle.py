"""サークル: the graduates of a programme, who go on helping each other."""

from django.conf import settings
from django.db import models

from yuiwork.core.entity import Entity


class Circle(Entity):
    """One circle per programme for now; it outlives the programme."""

    personal_data = "none"

    programme = models.OneToOneField("regions.Programme", on_delete=models.PROTECT, related_name="circle")


class CircleMember(Entity):
    personal_data = "user id"

    circle = models.ForeignKey(Circle, on_delete=models.PROTECT, related_name="members")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="circles")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["circle", "user"], name="community_member_once")]
