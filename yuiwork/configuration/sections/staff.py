"""``staff``: who serves the programme, by the address of the account. An address without an account waits for it.
``secrecy``: what they promise about personal data; other words are a new version, which all agree to anew.
"""

from typing import Any, Literal

from django.utils.translation import gettext_lazy
from pydantic import TypeAdapter

from yuiwork.configuration.schema import Row, Short, Text
from yuiwork.configuration.section import Plain, Section
from yuiwork.configuration.sections.rows import list_section
from yuiwork.core.actor import Actor, Role
from yuiwork.people import api as people
from yuiwork.regions import api as regions


class Staff(Row):
    email: Short
    role: Literal["officer", "director", "tutor", "instructor", "editor", "childcare", "desk"]


class Secrecy(Row):
    text: Text


def _read(programme: regions.Programme) -> list[dict[str, Any]]:
    held = [line for line in regions.staff_history(programme.id) if line.held and not line.home]
    profiles = people.profiles_of(line.user_id for line in held)
    lines = ((profiles.get(line.user_id), line.role) for line in held)
    return [{"email": profile.user.email, "role": role} for profile, role in lines if profile is not None]


def _save(actor: Actor, programme: regions.Programme, row: dict[str, Any]) -> None:
    user = people.User.objects.filter(email=row["email"].lower(), is_active=True).first()
    if user is not None:
        regions.appoint_staff(actor=actor, programme_id=programme.id, user_id=user.id, role=Role(row["role"]))


def _promised(programme: regions.Programme) -> Plain:
    newest = regions.newest_secrecy_text(programme.id)
    return {"text": newest.text} if newest else None


def _promise(actor: Actor, programme: regions.Programme, present: Plain, wanted: Plain) -> None:
    regions.write_secrecy_text(actor=actor, programme_id=programme.id, text=wanted["text"])


SECTIONS = (
    list_section("staff", gettext_lazy("Staff"), Staff, ("email", "role"), read=_read, save=_save),
    Section(
        "secrecy",
        gettext_lazy("Promise about personal data"),
        TypeAdapter(Secrecy),
        _promised,
        _promise,
    ),
)
