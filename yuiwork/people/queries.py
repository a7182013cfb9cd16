"""Reads of the people room."""

from collections.abc import Iterable
from uuid import UUID

from allauth.account.models import EmailAddress
from django.db.models.functions import Lower

from yuiwork.core.actor import Actor, Grant, Role
from yuiwork.core.errors import NotFound
from yuiwork.people.models import Consent, Membership, Organisation, Profile, User
from yuiwork.people.models.consent import ConsentKind


def grants_of(user_id: UUID) -> frozenset[Grant]:
    """Her grants that this room knows: the organisations she acts for, and the platform itself."""
    grants = {
        Grant(Role(role), organisation_id)
        for role, organisation_id in Membership.objects.filter(user_id=user_id, ended_at=None).values_list(
            "role", "organisation_id"
        )
    }
    if User.objects.filter(id=user_id, is_operator=True, is_active=True).exists():
        grants.add(Grant(Role.OPERATOR))
    return frozenset(grants)


def addresses_of(user_id: UUID) -> list[str]:
    """Her e-mail addresses that were confirmed, and the one of her account."""
    confirmed = EmailAddress.objects.filter(user_id=user_id, verified=True).values_list("email", flat=True)
    account = User.objects.filter(id=user_id).values_list("email", flat=True)
    return sorted({*confirmed, *account})


def user_ids_by_address(addresses: Iterable[str]) -> dict[str, UUID]:
    """Who proved which of these addresses (given and returned in lower case)."""
    rows = EmailAddress.objects.annotate(lower=Lower("email")).filter(
        lower__in=list(addresses), verified=True
    )
    return dict(rows.values_list("lower", "user_id"))


def profile_of(user_id: UUID) -> Profile | None:
    """Her profile with its account, or None before she filled it in."""
    return Profile.objects.select_related("user").filter(user_id=user_id).first()


def profiles_of(user_ids: Iterable[UUID]) -> dict[UUID, Profile]:
    """Profiles by user id, in one query."""
    return {p.user_id: p for p in Profile.objects.select_related("user").filter(user_id__in=list(user_ids))}


def organisation(organisation_id: UUID) -> Organisation:
    """Raises ``NotFound``. Not scoped by actor: for rooms that already hold the id lawfully."""
    row = Organisation.objects.filter(id=organisation_id).first()
    if row is None:
        raise NotFound
    return row


def organisations_of(actor: Actor) -> list[Organisation]:
    """The organisations she acts for as a client, by kana."""
    return list(Organisation.objects.filter(id__in=actor.scopes(Role.CLIENT)).order_by("kana", "id"))


def user_ids_of_organisation(organisation_id: UUID) -> list[UUID]:
    """The people who act for an organisation now."""
    return list(
        Membership.objects.filter(organisation_id=organisation_id, ended_at=None).values_list(
            "user_id", flat=True
        )
    )


def has_consent(user_id: UUID, kind: ConsentKind) -> bool:
    """Her newest word on this kind of consent."""
    newest = Consent.objects.filter(user_id=user_id, kind=kind).order_by("-created_at", "-id").first()
    return newest is not None and newest.given


def members_of(actor: Actor, organisation_id: UUID) -> list[Profile]:
    """Profiles of those who act for the firm, for its own members only; ``NotFound`` for others."""
    if not actor.holds(Role.CLIENT, organisation_id):
        raise NotFound
    ids = user_ids_of_organisation(organisation_id)
    return list(
        Profile.objects.select_related("user").filter(user_id__in=ids).order_by("family_kana", "given_kana")
    )
