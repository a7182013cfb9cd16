"""What letters about lent staff and new roles say. By id, not scoped: for those whom the matter is about."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from yuiwork.core.errors import NotFound
from yuiwork.regions.models import LoanState, Promotion, PromotionState, StaffLoan
from yuiwork.regions.queries.staff import names_of
from yuiwork.regions.words import role_words


@dataclass(frozen=True, slots=True)
class LoanFacts:
    """``since`` to ``ends_on``: JST days, both included. ``role`` in words of the language of the moment."""

    user_id: UUID
    person: str
    asked_by_id: UUID | None
    programme: str
    slug: str
    home: str
    role: str
    since: date
    ends_on: date
    note: str
    agreed: bool
    reason: str


@dataclass(frozen=True, slots=True)
class PromotionFacts:
    """``role`` in words of the language of the moment; ``answer``: why it was declined, or a word with it."""

    user_id: UUID
    person: str
    proposed_by_id: UUID | None
    programme: str
    slug: str
    role: str
    confirmed: bool
    answer: str


def loan_facts(loan_id: UUID) -> LoanFacts:
    """Raises ``NotFound``."""
    row = StaffLoan.objects.select_related("programme", "home_programme").filter(id=loan_id).first()
    if row is None:
        raise NotFound
    return LoanFacts(
        user_id=row.user_id,
        person=names_of({row.user_id}).get(row.user_id, ""),
        asked_by_id=row.asked_by_id,
        programme=row.programme.name,
        slug=row.programme.slug,
        home=row.home_programme.name,
        role=role_words(row.role),
        since=row.since,
        ends_on=row.ends_on,
        note=row.note,
        agreed=row.state == LoanState.AGREED,
        reason=row.reason,
    )


def promotion_facts(promotion_id: UUID) -> PromotionFacts:
    """Raises ``NotFound``."""
    row = Promotion.objects.select_related("programme").filter(id=promotion_id).first()
    if row is None:
        raise NotFound
    return PromotionFacts(
        user_id=row.user_id,
        person=names_of({row.user_id}).get(row.user_id, ""),
        proposed_by_id=row.proposed_by_id,
        programme=row.programme.name,
        slug=row.programme.slug,
        role=role_words(row.to_role, row.to_level),
        confirmed=row.state == PromotionState.CONFIRMED,
        answer=row.answer,
    )
