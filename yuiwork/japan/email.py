"""E-mail addresses, with the old carrier addresses that break the standard (public-sector-ux.md 3.6).

Until about 2009 phone carriers handed out addresses such as ``foo..bar.@docomo.ne.jp``. They still work and
people still use them, so they are accepted for those carriers only, and flagged.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from email_validator import EmailNotValidError, validate_email

from yuiwork.japan.errors import ContactError
from yuiwork.japan.text import nfkc

_CARRIERS = (
    "docomo.ne.jp",
    "ezweb.ne.jp",
    "au.com",
    "softbank.ne.jp",
    "i.softbank.jp",
    "ymobile.ne.jp",
    "vodafone.ne.jp",
)
_LEGACY_LOCAL = re.compile(r"[A-Za-z0-9._+/?~!#$%&'*=^`{|}-]{1,64}")


@dataclass(frozen=True, slots=True)
class EmailAddress:
    """An address to send to. ``legacy``: outside the standard, so warn and ask for a second channel."""

    value: str
    legacy: bool


def clean_email(text: str) -> EmailAddress:
    """The address in the form to store: half-width, domain in lower case.

    Nothing is looked up on the network. Letters outside ASCII before the @ are refused: few mail servers
    carry them. Raises ContactError ``EMAIL_NO_AT`` or ``EMAIL_FORMAT``.
    """
    address = nfkc(text)
    local, at, domain = address.rpartition("@")
    if not at:
        raise ContactError("EMAIL_NO_AT")
    try:
        valid = validate_email(address, check_deliverability=False, allow_smtputf8=False)
        return EmailAddress(valid.normalized, legacy=False)
    except EmailNotValidError as error:
        if domain.lower() in _CARRIERS and _LEGACY_LOCAL.fullmatch(local):
            return EmailAddress(f"{local}@{domain.lower()}", legacy=True)
        raise ContactError("EMAIL_FORMAT") from error
