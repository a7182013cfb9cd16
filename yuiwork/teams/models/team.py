"""チーム: people who take work together, with the weights by which pay is shared."""

from django.conf import settings
from django.db import models

from yuiwork.core.entity import Entity


class Team(Entity):
    """A team of one programme. Contracts are never with a team: each member's part is a contract of its own."""

    personal_data = "none"

    programme = models.ForeignKey("regions.Programme", on_delete=models.PROTECT, related_name="teams")
    name = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["programme", "name"], name="teams_team_name_once"),
            models.CheckConstraint(condition=~models.Q(name=""), name="teams_team_named"),
        ]


class TeamMember(Entity):
    """Her weight is a whole number of points (money.md 7.3); ``position`` breaks ties of the last yen."""

    personal_data = "user id"

    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="members")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="team_memberships"
    )
    points = models.PositiveIntegerField()
    position = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["team", "user"], name="teams_member_once"),
            models.UniqueConstraint(fields=["team", "position"], name="teams_member_position_once"),
            models.CheckConstraint(condition=models.Q(points__gt=0), name="teams_member_points_positive"),
        ]
