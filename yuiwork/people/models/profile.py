"""Who a person is: names as typed, kana as said, where she lives, and how the law sees her as a worker."""

from django.conf import settings
from django.db import models

from yuiwork.core.entity import Entity


class Profile(Entity):
    """One per account. Names are stored raw (public-sector-ux.md 3.1); ``name_key`` is for search only."""

    personal_data = "names, kana, birth date, address, phone, tax status"

    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="profile")
    family_name = models.TextField()
    given_name = models.TextField()
    family_kana = models.TextField()
    given_kana = models.TextField()
    display_name = models.TextField(blank=True)
    name_key = models.TextField(db_index=True)
    birth_date = models.DateField(null=True)
    phone = models.CharField(max_length=15, blank=True)
    postal_code = models.CharField(max_length=7, blank=True)
    municipality_code = models.CharField(max_length=5, blank=True)
    address = models.TextField(blank=True)
    # As a worker (law.md 1.1, money.md 1.1): declared by herself, snapshotted into each contract.
    uses_employees = models.BooleanField(default=False)
    is_resident_of_japan = models.BooleanField(default=True)
    invoice_number = models.CharField(max_length=14, blank=True)

    @property
    def full_name(self) -> str:
        return f"{self.family_name} {self.given_name}"

    @property
    def full_kana(self) -> str:
        return f"{self.family_kana} {self.given_kana}"

    @property
    def shown_name(self) -> str:
        """What other people on the platform see."""
        return self.display_name or self.full_name

    @property
    def prefecture_code(self) -> str:
        return self.municipality_code[:2]
