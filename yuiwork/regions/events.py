"""What the regions room announces."""

from dataclasses import dataclass
from uuid import UUID

from yuiwork.core.events import Event


@dataclass(frozen=True, kw_only=True)
class StaffAppointed(Event):
    """A person took up a role in a programme."""

    programme_id: UUID
    user_id: UUID
    role: str


@dataclass(frozen=True, kw_only=True)
class ProgrammeChanged(Event):
    """Something of a programme's configuration was changed; ``part`` names the kind of row."""

    programme_id: UUID
    part: str


@dataclass(frozen=True, kw_only=True)
class ProgrammeEnded(Event):
    """A programme takes no more applications; everything else of it stays."""

    programme_id: UUID


@dataclass(frozen=True, kw_only=True)
class LoanAsked(Event):
    """A programme asks another one to lend a person."""

    loan_id: UUID


@dataclass(frozen=True, kw_only=True)
class LoanAnswered(Event):
    """The home programme has agreed or declined."""

    loan_id: UUID
    agreed: bool


@dataclass(frozen=True, kw_only=True)
class PromotionProposed(Event):
    """A director proposes that a person takes the next step."""

    promotion_id: UUID
    programme_id: UUID


@dataclass(frozen=True, kw_only=True)
class PromotionDecided(Event):
    """An officer has confirmed or declined it."""

    promotion_id: UUID
    user_id: UUID
    confirmed: bool


@dataclass(frozen=True, kw_only=True)
class SecrecyAgreed(Event):
    """Somebody who serves a programme has agreed to a version of its words about personal data."""

    programme_id: UUID
    user_id: UUID
    version: int
