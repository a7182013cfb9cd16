"""Saving one's own profile."""

from datetime import date
from typing import TypedDict, Unpack

from django.utils.translation import gettext_lazy as _

from yuiwork.audit import api as audit
from yuiwork.core.actor import Actor
from yuiwork.core.errors import Invalid
from yuiwork.core.transactions import use_case
from yuiwork.japan.errors import JapanError
from yuiwork.japan.names import clean_kana, clean_name, name_key
from yuiwork.people.models import Profile


class ProfileData(TypedDict, total=False):
    """Fields of the profile form. Names raw, kana in any width, ``municipality_code`` 5 digits."""

    family_name: str
    given_name: str
    family_kana: str
    given_kana: str
    display_name: str
    birth_date: date | None
    phone: str
    postal_code: str
    municipality_code: str
    address: str
    uses_employees: bool
    invoice_number: str


@use_case
def save_profile(*, actor: Actor, **data: Unpack[ProfileData]) -> Profile:
    """Create or change the actor's own profile.

    Raises ``Invalid`` at the field: ``NAME_NOT_STORABLE`` (private-use characters), ``KANA_ONLY``.
    """
    assert actor.user_id is not None
    values: dict[str, object] = dict(data)
    for field in ("family_name", "given_name", "display_name"):
        if field in data:
            values[field] = _name(field, str(data.get(field) or ""))
    for field in ("family_kana", "given_kana"):
        if field in data:
            values[field] = _kana(field, str(data.get(field) or ""))
    profile, _new = Profile.objects.select_for_update().get_or_create(user_id=actor.user_id)
    for field, value in values.items():
        setattr(profile, field, value)
    profile.name_key = name_key(profile.full_name)
    profile.save(update_fields=[*values, "name_key"])
    audit.record(actor=actor, action="save_profile", target="people.Profile", target_id=profile.id)
    return profile


def _name(field: str, value: str) -> str:
    try:
        return clean_name(value)
    except JapanError as error:
        raise Invalid(
            "NAME_NOT_STORABLE",
            _(
                "This name contains a character that cannot be registered (gaiji). Please use another spelling."
            ),
            field=field,
        ) from error


def _kana(field: str, value: str) -> str:
    try:
        return clean_kana(value)
    except JapanError as error:
        raise Invalid(
            "KANA_ONLY", _("Please write the reading in kana (for example ヤマダ)."), field=field
        ) from error
