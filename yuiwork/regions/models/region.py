"""地域: the place a programme is for."""

from django.db import models

from yuiwork.core.entity import Entity


class Region(Entity):
    """A prefecture or a municipality, by its 5-digit code (money.md 4.1)."""

    personal_data = "none"

    name = models.TextField()
    kana = models.TextField()
    municipality_code = models.CharField(max_length=5)  # 22000 for a whole prefecture
    population = models.PositiveIntegerField()  # decides which small cells are masked (law.md 5.4)
    accent = models.CharField(
        max_length=7, default="#0017c1"
    )  # pages darken it until it can be read on white

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["municipality_code"], name="regions_region_code_once"),
            models.CheckConstraint(
                condition=models.Q(municipality_code__regex="^[0-9]{5}$"), name="regions_region_code"
            ),
            models.CheckConstraint(
                condition=models.Q(accent__regex="^#[0-9a-f]{6}$"), name="regions_region_accent"
            ),
        ]

    @property
    def prefecture_code(self) -> str:
        return self.municipality_code[:2]
