"""The door of the people room."""

from yuiwork.people.models import Organisation, Profile, User
from yuiwork.people.models.consent import ConsentKind
from yuiwork.people.models.organisation import OrganisationKind
from yuiwork.people.queries import (
    addresses_of,
    grants_of,
    has_consent,
    organisation,
    organisations_of,
    profile_of,
    profiles_of,
    user_ids_by_address,
    user_ids_of_organisation,
)
from yuiwork.people.use_cases import (
    add_member,
    give_consent,
    organisation_named,
    register_organisation,
    save_profile,
    verify_organisation,
)

__all__ = [
    "ConsentKind",
    "Organisation",
    "OrganisationKind",
    "Profile",
    "User",
    "add_member",
    "addresses_of",
    "give_consent",
    "grants_of",
    "has_consent",
    "organisation",
    "organisation_named",
    "organisations_of",
    "profile_of",
    "profiles_of",
    "register_organisation",
    "save_profile",
    "user_ids_by_address",
    "user_ids_of_organisation",
    "verify_organisation",
]
