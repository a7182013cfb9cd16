"""E-mail addresses with the old carrier exceptions: public-sector-ux.md 3.6."""

import pytest

from yuiwork.japan.email import EmailAddress, clean_email
from yuiwork.japan.errors import ContactError


@pytest.mark.parametrize(
    ("text", "value"),
    [
        pytest.param("foo..bar.@docomo.ne.jp", "foo..bar.@docomo.ne.jp", id="public-sector-ux.md-3.6-docomo"),
        pytest.param(".hana@ezweb.ne.jp", ".hana@ezweb.ne.jp", id="dot-at-the-start"),
        pytest.param("hana.@SOFTBANK.ne.jp", "hana.@softbank.ne.jp", id="domain-in-capitals"),
        pytest.param("ｈａｎａ．＠ａｕ．ｃｏｍ", "hana.@au.com", id="full-width"),
    ],
)
def test_an_old_carrier_address_is_kept_and_flagged(text: str, value: str) -> None:
    assert clean_email(text) == EmailAddress(value, legacy=True)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        pytest.param("hana@example.com", "hana@example.com", id="plain"),
        pytest.param(" ＨＡＮＡ＠ｅｘａｍｐｌｅ．ｃｏｍ ", "HANA@example.com", id="full-width"),
        pytest.param("hana.ko@docomo.ne.jp", "hana.ko@docomo.ne.jp", id="standard-carrier-address"),
        pytest.param("hana+yui@EXAMPLE.jp", "hana+yui@example.jp", id="plus-and-capitals"),
    ],
)
def test_a_standard_address_is_not_flagged(text: str, value: str) -> None:
    assert clean_email(text) == EmailAddress(value, legacy=False)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        pytest.param("foo..bar@gmail.com", "EMAIL_FORMAT", id="two-dots-outside-the-carriers"),
        pytest.param("foo bar@docomo.ne.jp", "EMAIL_FORMAT", id="space-at-a-carrier"),
        pytest.param("@docomo.ne.jp", "EMAIL_FORMAT", id="no-name"),
        pytest.param("a" * 65 + "..@docomo.ne.jp", "EMAIL_FORMAT", id="name-too-long"),
        pytest.param(
            "foo..bar@docomo.ne.jp.evil.example", "EMAIL_FORMAT", id="carrier-inside-another-domain"
        ),
        pytest.param("foo..\n@docomo.ne.jp", "EMAIL_FORMAT", id="line-break"),
        pytest.param("花子@example.com", "EMAIL_FORMAT", id="kanji-name"),
        pytest.param("hana@", "EMAIL_FORMAT", id="no-domain"),
        pytest.param("hana.example.com", "EMAIL_NO_AT", id="no-at"),
        pytest.param("", "EMAIL_NO_AT", id="empty"),
    ],
)
def test_what_is_not_an_address_is_refused_with_its_reason(text: str, code: str) -> None:
    with pytest.raises(ContactError) as error:
        clean_email(text)
    assert error.value.code == code
    assert not error.value.params, "an error does not repeat an address"
