"""Who asks, and the words of the desk: sealed before they reach the database, opened only by this room."""

from dataclasses import asdict, dataclass
from uuid import UUID

from yuiwork.core.sealed import seal, unseal

_PERSON, _NOTE, _FOLLOW_UP = "desk.person", "desk.note", "desk.follow_up"


@dataclass(frozen=True, slots=True)
class Person:
    """As typed. ``email`` and ``phone`` may be empty for walk-ins; ``wish``: what it is about, in own words."""

    name: str
    email: str = ""
    phone: str = ""
    wish: str = ""


def seal_person(consultation_id: UUID, person: Person) -> str:
    return seal(_PERSON, str(consultation_id), asdict(person))


def open_person(consultation_id: UUID, sealed: str) -> Person:
    """Raises ``CannotOpen`` when the row was moved or changed."""
    return Person(**unseal(_PERSON, str(consultation_id), sealed))


def seal_note(note_id: UUID, text: str) -> str:
    return seal(_NOTE, str(note_id), {"text": text})


def open_note(note_id: UUID, sealed: str) -> str:
    return str(unseal(_NOTE, str(note_id), sealed)["text"])


def seal_follow_up(follow_up_id: UUID, what: str) -> str:
    return seal(_FOLLOW_UP, str(follow_up_id), {"what": what})


def open_follow_up(follow_up_id: UUID, sealed: str) -> str:
    return str(unseal(_FOLLOW_UP, str(follow_up_id), sealed)["what"])
