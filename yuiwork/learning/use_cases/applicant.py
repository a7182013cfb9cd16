"""Who applies for a seminar: what she typed, and the same cleaned and fit to store."""

from dataclasses import dataclass
from typing import TypedDict

from yuiwork.japan.names import name_key
from yuiwork.learning import cleaning


class ApplicationData(TypedDict):
    """Fields of the application form, as typed. ``place``: venue or online; ``source``: a code of ``Source``."""

    family_name: str
    given_name: str
    family_kana: str
    given_kana: str
    email: str
    phone: str
    municipality_code: str
    place: str
    childcare: bool
    source: str


@dataclass(frozen=True, slots=True)
class Applicant:
    """Names raw, kana full-width, phone in digits."""

    family_name: str
    given_name: str
    family_kana: str
    given_kana: str
    email: str
    phone: str
    municipality_code: str

    @classmethod
    def from_typed(cls, data: ApplicationData) -> "Applicant":
        """Raises ``Invalid`` at the first field that cannot be stored."""
        return cls(
            family_name=cleaning.stored_name("family_name", data["family_name"]),
            given_name=cleaning.stored_name("given_name", data["given_name"]),
            family_kana=cleaning.stored_kana("family_kana", data["family_kana"]),
            given_kana=cleaning.stored_kana("given_kana", data["given_kana"]),
            email=cleaning.stored_email("email", data["email"]),
            phone=cleaning.stored_phone("phone", data["phone"]),
            municipality_code=cleaning.stored_municipality("municipality_code", data["municipality_code"]),
        )

    @property
    def name_key(self) -> str:
        return name_key(f"{self.family_name}{self.given_name}")
