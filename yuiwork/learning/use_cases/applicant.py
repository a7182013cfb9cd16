"""Who applies for a seminar: what she typed, and the same cleaned and fit to store."""

from dataclasses import dataclass
from typing import NotRequired, TypedDict

from yuiwork.japan.names import name_key
from yuiwork.learning import cleaning


class ApplicationData(TypedDict):
    """Fields of the application form, as typed. ``place``: venue or online; ``source``: a code of the programme's
    list; ``campaign``: the code of the paper she came by; ``wait``: take the waiting list if there is no seat."""

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
    campaign: NotRequired[str]
    wait: NotRequired[bool]


class WalkInData(TypedDict):
    """What staff write down at the door. ``email`` and ``phone`` may be empty; ``add_seat``: there is room for one
    chair more than planned."""

    family_name: str
    given_name: str
    family_kana: str
    given_kana: str
    email: str
    phone: str
    municipality_code: str
    place: str
    source: str
    add_seat: bool


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
    def from_typed(cls, data: "ApplicationData | WalkInData") -> "Applicant":
        """Raises ``Invalid`` at the first field that cannot be stored. Only a walk-in may leave the address out."""
        walks_in = "add_seat" in data
        return cls(
            family_name=cleaning.stored_name("family_name", data["family_name"]),
            given_name=cleaning.stored_name("given_name", data["given_name"]),
            family_kana=cleaning.stored_kana("family_kana", data["family_kana"]),
            given_kana=cleaning.stored_kana("given_kana", data["given_kana"]),
            email="" if walks_in and not data["email"] else cleaning.stored_email("email", data["email"]),
            phone=cleaning.stored_phone("phone", data["phone"]),
            municipality_code=cleaning.stored_municipality("municipality_code", data["municipality_code"]),
        )

    @property
    def name_key(self) -> str:
        return name_key(f"{self.family_name}{self.given_name}")
