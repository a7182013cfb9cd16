"""Who may open the addresses that packages bring along, and why. Our own views declare it with ``@page``.

The packages guard these addresses themselves; the census in ``tests/architecture`` opens each one as everybody and
compares with what stands here, so an update that opens a door is noticed.
"""

from dataclasses import dataclass

from yuiwork.core.web.policy import Audience, Policy


@dataclass(frozen=True, slots=True)
class PackagePage:
    """The door of one foreign address, by URL name, with the reason for it."""

    policy: Policy
    reason: str


def _anyone(reason: str) -> PackagePage:
    return PackagePage(Policy(Audience.ANYONE), reason)


def _link_holder(reason: str) -> PackagePage:
    return PackagePage(Policy(Audience.LINK_HOLDER), reason)


def _signed_in(reason: str) -> PackagePage:
    return PackagePage(Policy(Audience.SIGNED_IN), reason)


PACKAGE_PAGES: dict[str, PackagePage] = {
    # allauth.account
    "account_login": _anyone("where everybody signs in"),
    "account_logout": _anyone("a visitor has nothing to leave and is sent on"),
    "account_signup": _anyone("where everybody creates an account"),
    "account_inactive": _anyone("says that an account is closed; shows nobody's data"),
    "account_email_verification_sent": _anyone("says: look at your mail; the same for every address"),
    "account_confirm_email": _link_holder("the link in the confirmation mail; confirms by POST only"),
    "account_reset_password": _anyone("who forgot the password cannot sign in"),
    "account_reset_password_done": _anyone("says: look at your mail; the same for every address"),
    "account_reset_password_from_key": _link_holder("the link in the mail; works once"),
    "account_reset_password_from_key_done": _anyone("says that the password is set"),
    "account_confirm_login_code": _anyone(
        "sends on whoever has no sign-in under way; codes are switched off"
    ),
    "account_reauthenticate": _signed_in("asks for the password again before a delicate change"),
    "account_email": _signed_in("one's own addresses"),
    "account_change_password": _signed_in("one's own password"),
    "account_set_password": _signed_in("one's own password"),
    # allauth.mfa
    "mfa_authenticate": _anyone("second step of signing in: needs a first step in the same session"),
    "mfa_login_webauthn": _anyone("signing in with a passkey"),
    "mfa_index": _signed_in("one's own second steps"),
    "mfa_reauthenticate": _signed_in("asks for a code again before a delicate change"),
    "mfa_activate_totp": _signed_in("one's own app; asks for the password first"),
    "mfa_deactivate_totp": _signed_in("one's own app; asks for the password first"),
    "mfa_view_recovery_codes": _signed_in("one's own codes; asks for the password first"),
    "mfa_generate_recovery_codes": _signed_in("one's own codes; asks for the password first"),
    "mfa_download_recovery_codes": _signed_in("one's own codes; asks for the password first"),
    "mfa_list_webauthn": _signed_in("one's own passkeys"),
    "mfa_add_webauthn": _signed_in("one's own passkeys; asks for the password first"),
    "mfa_reauthenticate_webauthn": _signed_in("asks for a passkey again before a delicate change"),
    "mfa_remove_webauthn": _signed_in("one's own passkeys; another person's is not found"),
    "mfa_edit_webauthn": _signed_in("one's own passkeys; another person's is not found"),
    # django
    "set_language": _anyone("everybody chooses the language of the pages"),
}
