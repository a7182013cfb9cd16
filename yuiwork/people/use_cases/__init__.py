from yuiwork.people.use_cases.consent import give_consent
from yuiwork.people.use_cases.organisation import (
    add_member,
    add_member_by_email,
    organisation_named,
    register_organisation,
    verify_organisation,
)
from yuiwork.people.use_cases.profile import save_profile

__all__ = [
    "add_member",
    "add_member_by_email",
    "give_consent",
    "organisation_named",
    "register_organisation",
    "save_profile",
    "verify_organisation",
]
