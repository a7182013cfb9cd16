"""Accounts of invented people, and the firms they act for."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import make_password

from yuiwork.configuration import api as configuration
from yuiwork.core.actor import Actor, Role
from yuiwork.demo.personas import PASSWORD, PERSONAS, Persona
from yuiwork.demo.programmes import DemoProgramme
from yuiwork.people import api as people
from yuiwork.regions import api as regions

SYSTEM = Actor.for_system("demo")
AGENCY_VERSION = "2026-10"


@dataclass(frozen=True, slots=True)
class Named:
    """A person to invent: names, kana, where she lives."""

    email: str
    family: str
    given: str
    family_kana: str
    given_kana: str
    postal_code: str
    municipality_code: str
    address: str


def create_person(who: Named) -> UUID:
    """An account with a confirmed address and a profile; returns the user id."""
    user = people.User.objects.create_user(email=who.email, password=None)
    EmailAddress.objects.create(user=user, email=who.email, verified=True, primary=True)
    people.save_profile(
        actor=Actor(user_id=user.id),
        family_name=who.family,
        given_name=who.given,
        family_kana=who.family_kana,
        given_kana=who.given_kana,
        birth_date=date(1990, 5, 5),
        postal_code=who.postal_code,
        municipality_code=who.municipality_code,
        address=who.address,
        phone="09012345678",
    )
    return user.id


def create_personas(programmes: dict[str, regions.Programme]) -> dict[str, UUID]:
    """The people of the one-click table whose programme is loaded, with their roles; user ids by key."""
    ids: dict[str, UUID] = {}
    for persona in PERSONAS:
        if persona.programme and persona.programme not in programmes:
            continue
        ids[persona.key] = create_person(_named(persona))
        if persona.role == "operator":
            people.User.objects.filter(id=ids[persona.key]).update(is_operator=True)
        elif persona.role not in {"client", "resident"}:
            regions.appoint_staff(
                actor=SYSTEM,
                programme_id=programmes[persona.programme].id,
                user_id=ids[persona.key],
                role=Role(persona.role),
            )
    # One slow hash for all of them: the password is printed on the page of the cast anyway.
    people.User.objects.filter(id__in=ids.values()).update(password=make_password(PASSWORD))
    return ids


def create_firms(ids: dict[str, UUID]) -> dict[str, people.Organisation]:
    """Two invented firms in Tokyo with the personas who act for them, by persona key."""
    aozora = people.register_organisation(
        actor=Actor(user_id=ids["tanaka"]), name="株式会社青空商事", kind=people.OrganisationKind.COMPANY,
        kana="カブシキガイシャアオゾラショウジ", corporate_number="7000012050002", postal_code="1000005",
        municipality_code="13101", address="東京都千代田区丸の内1-9-9 青空ビル3階301", contact_name="田中 健司",
        contact_email="tanaka@demo.yuiwork.example", contact_phone="0312345678", uses_employees=True,
        officer_count=3, employee_count=30, capital_yen=20_000_000, is_wage_withholding_agent=True,
    )  # fmt: skip
    midori = people.register_organisation(
        actor=Actor(user_id=ids["midorikawa"]), name="合同会社みどり", kind=people.OrganisationKind.COMPANY,
        kana="ゴウドウガイシャミドリ", corporate_number="1180301018771", postal_code="1500001",
        municipality_code="13113", address="東京都渋谷区神宮前1-1-1 みどりハウス2階", contact_name="緑川 恵美",
        contact_email="midorikawa@demo.yuiwork.example", contact_phone="0387654321", uses_employees=True,
        officer_count=2, employee_count=8, capital_yen=3_000_000, is_wage_withholding_agent=True,
    )  # fmt: skip
    for firm in (aozora, midori):
        people.verify_organisation(actor=SYSTEM, organisation_id=firm.id)
    return {"tanaka": aozora, "midorikawa": midori}


# What the file says in fixed dates is told by the loader at dates that never grow old.
TOLD_BY_THE_LOADER = frozenset({"surveys", "seminars", "courses", "rounds", "desk_times", "reports", "staff"})


def create_programme(row: DemoProgramme) -> regions.Programme:
    """The programme as its file says it, without what has dates or needs people."""
    wanted = row.configuration
    configuration.load(SYSTEM, wanted.only(*(wanted.values.keys() - TOLD_BY_THE_LOADER)))
    return regions.programme_by_slug(row.slug)


def appoint_staff(row: DemoProgramme) -> None:
    """The staff of the file; its people exist by now."""
    configuration.load(SYSTEM, row.configuration.only("staff"))


def promise_secrecy(programme: regions.Programme, on: date) -> None:
    """Everybody who serves was taught and has agreed to the words of the file, if it has any."""
    text = regions.newest_secrecy_text(programme.id)
    if text is None:
        return
    for line in regions.secrecy_lines(programme.id):
        regions.agree_to_secrecy(
            actor=regions.actor_for(line.user_id),
            programme_id=programme.id,
            version=text.version,
            taught_on=on,
        )


def _named(persona: Persona) -> Named:
    if persona.role == "client":
        home = ("1000005", "13101", "東京都千代田区丸の内1-9-9")
    else:
        home = ("6308580", "29201", "奈良県奈良市二条大路南1-1-1")
    return Named(persona.email, persona.family, persona.given, persona.family_kana, persona.given_kana, *home)
