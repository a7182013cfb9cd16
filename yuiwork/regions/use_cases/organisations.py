"""Who takes part in a programme: owner, operator, partners, processors, member municipalities."""

from datetime import date
from typing import TypedDict
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from yuiwork.core.actor import Actor
from yuiwork.core.errors import Invalid
from yuiwork.core.transactions import inside_transaction, use_case
from yuiwork.japan import municipalities
from yuiwork.japan.errors import CodeError
from yuiwork.people import api as people
from yuiwork.regions.models import MemberMunicipality, PartyRole, Programme, ProgrammeParty
from yuiwork.regions.use_cases.put import changed, managed_programme, put, take_out


class OrganisationName(TypedDict):
    """An organisation as it is named in a programme. ``kana``: full-width katakana, or nothing."""

    name: str
    kana: str
    kind: str


@use_case
def set_owner_and_operator(
    *, actor: Actor, programme_id: UUID, owner: OrganisationName, operator: OrganisationName
) -> Programme:
    """Name 事業主体 and 運営団体; the same organisation may be both. Unchanged ones leave no trace."""
    programme = managed_programme(actor, programme_id)
    wanted = {
        "owner_id": _organisation(actor, owner).id,
        "organisation_id": _organisation(actor, operator).id,
    }
    if any(getattr(programme, name) != value for name, value in wanted.items()):
        for name, value in wanted.items():
            setattr(programme, name, value)
        programme.save(update_fields=list(wanted))
        changed(actor, programme_id, programme, "set_organisations")
    return programme


@use_case
def save_party(
    *,
    actor: Actor,
    programme_id: UUID,
    organisation: OrganisationName,
    role: str,
    task: str,
    since: date | None = None,
    until: date | None = None,
    consented_on: date | None = None,
    is_new: bool = False,
) -> ProgrammeParty:
    """A partner or processor with its task; dates JST. Raises ``Invalid`` ``CONSENT_MISSING``, ``ENDS_BEFORE_START``."""
    if role == PartyRole.PROCESSOR and consented_on is None:
        raise Invalid(
            "CONSENT_MISSING",
            _(
                "Personal data may be handed on only after the owner has agreed. Please enter the day of the consent."
            ),
            field="consented_on",
        )
    if since and until and until < since:
        raise Invalid("ENDS_BEFORE_START", _("The last day must not be before the first."), field="until")
    managed_programme(actor, programme_id)
    row = _organisation(actor, organisation)
    return put(
        ProgrammeParty,
        actor=actor,
        programme_id=programme_id,
        key={"role": role, "organisation_id": row.id},
        values={"task": task, "since": since, "until": until, "consented_on": consented_on},
        is_new=is_new,
    )


@use_case
def remove_party(*, actor: Actor, programme_id: UUID, row_id: UUID) -> None:
    take_out(ProgrammeParty, actor=actor, programme_id=programme_id, row_id=row_id)


@use_case
def save_member(
    *, actor: Actor, programme_id: UUID, municipality_code: str, contact: str = "", is_new: bool = False
) -> MemberMunicipality:
    """A member municipality by its 5-digit code. Raises ``Invalid`` ``MUNICIPALITY_UNKNOWN``."""
    try:
        place = municipalities.find(municipality_code)
    except CodeError as error:
        raise Invalid(
            "MUNICIPALITY_UNKNOWN", _("There is no municipality with this code."), field="municipality_code"
        ) from error
    return put(
        MemberMunicipality,
        actor=actor,
        programme_id=programme_id,
        key={"municipality_code": place.code},
        values={"name": place.name, "contact": contact},
        is_new=is_new,
    )


@use_case
def remove_member(*, actor: Actor, programme_id: UUID, row_id: UUID) -> None:
    take_out(MemberMunicipality, actor=actor, programme_id=programme_id, row_id=row_id)


@inside_transaction
def _organisation(actor: Actor, named: OrganisationName) -> people.Organisation:
    return people.organisation_named(actor=actor, **named)
