"""Registering an organisation and letting people act for it."""

from typing import TypedDict, Unpack
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from yuiwork.audit import api as audit
from yuiwork.core import clock
from yuiwork.core.actor import Actor, Role
from yuiwork.core.errors import Invalid
from yuiwork.core.transactions import inside_transaction, use_case
from yuiwork.people.models import Membership, Organisation, User
from yuiwork.people.policies import may_add_member, may_verify


class OrganisationData(TypedDict, total=False):
    """Fields of the organisation form (yen, counts; kana full-width)."""

    kana: str
    corporate_number: str
    invoice_number: str
    postal_code: str
    municipality_code: str
    address: str
    contact_name: str
    contact_email: str
    contact_phone: str
    uses_employees: bool
    officer_count: int
    employee_count: int
    capital_yen: int | None
    is_wage_withholding_agent: bool


@use_case
def register_organisation(
    *, actor: Actor, name: str, kind: str, **data: Unpack[OrganisationData]
) -> Organisation:
    """Create an organisation; a person who registers it becomes its first member."""
    organisation = Organisation.objects.create(name=name, kind=kind, **data)
    if actor.user_id is not None:
        Membership.objects.create(user_id=actor.user_id, organisation=organisation)
    audit.record(
        actor=actor, action="register", target="people.Organisation", target_id=organisation.id, kind=kind
    )
    return organisation


@inside_transaction
def organisation_named(*, actor: Actor, name: str, kind: str, kana: str = "") -> Organisation:
    """The organisation of this name and kind, registered without members if there is none yet.

    For rooms that name a party (an owner, a partner) without letting anybody act for it.
    """
    known = Organisation.objects.filter(name=name, kind=kind).order_by("created_at").first()
    if known is not None:
        return known
    organisation = Organisation.objects.create(name=name, kind=kind, kana=kana)
    audit.record(
        actor=actor, action="register", target="people.Organisation", target_id=organisation.id, kind=kind
    )
    return organisation


@use_case
def add_member(*, actor: Actor, organisation_id: UUID, user_id: UUID) -> Membership:
    """Let a person act for the organisation: its members, or the operator, may. Twice changes nothing."""
    may_add_member(actor, organisation_id).enforce()
    return _join(actor, organisation_id, user_id)


@use_case
def add_member_by_email(*, actor: Actor, organisation_id: UUID, email: str) -> Membership:
    """The same, by the address of the colleague's account. Raises ``Invalid`` (``NO_SUCH_ACCOUNT``)."""
    may_add_member(actor, organisation_id).enforce()
    user = User.objects.filter(email=email.lower(), is_active=True).first()
    if user is None:
        raise Invalid(
            "NO_SUCH_ACCOUNT",
            _("Nobody has an account with this address yet. Please ask your colleague to sign up first."),
            field="email",
        )
    return _join(actor, organisation_id, user.id)


def _join(actor: Actor, organisation_id: UUID, user_id: UUID) -> Membership:
    membership, joined = Membership.objects.get_or_create(
        user_id=user_id, organisation_id=organisation_id, role=Role.CLIENT.value, ended_at=None
    )
    if joined:
        audit.record(
            actor=actor,
            action="add_member",
            target="people.Organisation",
            target_id=organisation_id,
            user=user_id,
        )
    return membership


@use_case
def verify_organisation(*, actor: Actor, organisation_id: UUID) -> None:
    """Record that the operator has checked who this is (law.md 6.2: an unverified client scores as a risk)."""
    may_verify(actor).enforce()
    verified = Organisation.objects.filter(id=organisation_id, verified_at=None).update(
        verified_at=clock.now()
    )
    if verified:
        audit.record(actor=actor, action="verify", target="people.Organisation", target_id=organisation_id)
