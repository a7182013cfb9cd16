"""Numbers as people type them: public-sector-ux.md 3.2 and 3.3, money.md 4.1."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yuiwork.japan.digits import (
    MAX_DIGITS,
    format_phone,
    format_postal_code,
    parse_int,
    parse_phone,
    parse_postal_code,
    parse_yen,
)
from yuiwork.japan.errors import ContactError, NumberError

FULL_WIDTH = str.maketrans("0123456789,-", "０１２３４５６７８９，－")


@pytest.mark.parametrize(
    ("text", "yen"),
    [
        pytest.param("１，２００円", 1200, id="public-sector-ux.md-3.3-full-width"),
        pytest.param("1,200", 1200, id="grouped"),
        pytest.param("1200", 1200, id="plain"),
        pytest.param("¥1,200", 1200, id="yen-sign"),
        pytest.param("￥１２００", 1200, id="full-width-yen-sign"),
        pytest.param("  1 200 円 ", 1200, id="spaces"),
        pytest.param("1、200円", 1200, id="ideographic-comma"),
        pytest.param("0", 0, id="zero"),
        pytest.param("007", 7, id="leading-zeros"),
    ],
)
def test_yen_are_read_in_every_writing(text: str, yen: int) -> None:
    assert parse_yen(text) == yen


@pytest.mark.parametrize(
    ("text", "code"),
    [
        pytest.param("", "NUMBER_EMPTY", id="empty"),
        pytest.param("　", "NUMBER_EMPTY", id="space-only"),
        pytest.param("円", "NUMBER_EMPTY", id="unit-only"),
        pytest.param("1200.5", "NUMBER_DECIMAL", id="decimal"),
        pytest.param("１２００．０", "NUMBER_DECIMAL", id="full-width-decimal"),
        pytest.param("-100", "NUMBER_NEGATIVE", id="hyphen"),
        pytest.param("−１００", "NUMBER_NEGATIVE", id="minus-sign"),
        pytest.param("△100", "NUMBER_NEGATIVE", id="accounting-triangle"),
        pytest.param("-¥100", "NUMBER_NEGATIVE", id="minus-before-yen-sign"),
        pytest.param("¥-100", "NUMBER_NEGATIVE", id="minus-after-yen-sign"),
        pytest.param("1,20", "NUMBER_GROUPING", id="comma-in-the-wrong-place"),
        pytest.param("1,200,", "NUMBER_GROUPING", id="comma-at-the-end"),
        pytest.param("3万円", "NOT_A_NUMBER", id="unit-of-ten-thousand"),
        pytest.param("千円", "NOT_A_NUMBER", id="kanji-number"),
        pytest.param("10²", "NOT_A_NUMBER", id="superscript-is-not-102"),
        pytest.param("①", "NOT_A_NUMBER", id="circled"),
        pytest.param("㉑", "NOT_A_NUMBER", id="circled-21"),
        pytest.param("٣", "NOT_A_NUMBER", id="arabic-digit"),
        pytest.param("無料", "NOT_A_NUMBER", id="text"),
        pytest.param("1e5", "NOT_A_NUMBER", id="exponent"),
        pytest.param("9" * (MAX_DIGITS + 1), "NUMBER_TOO_LONG", id="too-long"),
        pytest.param("9" * 5000, "NUMBER_TOO_LONG", id="far-too-long"),
    ],
)
def test_what_is_not_a_whole_amount_of_yen_is_refused_with_its_reason(text: str, code: str) -> None:
    with pytest.raises(NumberError) as error:
        parse_yen(text)
    assert error.value.code == code


@given(st.integers(0, 10**MAX_DIGITS - 1))
def test_an_amount_survives_grouping_and_full_width(yen: int) -> None:
    assert parse_yen(f"{yen:,}円") == yen
    assert parse_yen(f"{yen:,}".translate(FULL_WIDTH)) == yen


@given(st.integers(-(10**9), 10**9))
def test_a_whole_number_may_be_negative(number: int) -> None:
    assert parse_int(f"{number:,}") == number
    assert parse_int(f"{number:,}".translate(FULL_WIDTH)) == number


@given(st.text(max_size=20))
def test_no_text_breaks_the_number_reader(text: str) -> None:
    with suppress(NumberError):
        assert parse_yen(text) >= 0


def test_an_error_does_not_repeat_what_was_typed() -> None:
    with pytest.raises(NumberError) as error:
        parse_yen("090-1234-5678")
    assert not error.value.params


@pytest.mark.parametrize(
    "text",
    ["0600001", "060-0001", "〒060-0001", "〒０６０－０００１", "060ー0001", "〒 060 0001"],
    ids=[
        "plain",
        "hyphen",
        "public-sector-ux.md-3.2-mark",
        "money.md-4.1-full-width",
        "long-vowel-mark",
        "spaces",
    ],
)
def test_a_postal_code_is_read_in_every_writing(text: str) -> None:
    assert parse_postal_code(text) == "0600001"
    assert format_postal_code("0600001") == "060-0001"


@pytest.mark.parametrize("text", ["", "060", "06000011", "060-000a", "0600001〒"])
def test_a_postal_code_has_seven_digits(text: str) -> None:
    with pytest.raises(ContactError) as error:
        parse_postal_code(text)
    assert error.value.code == "POSTAL_CODE_FORMAT"


@pytest.mark.parametrize(
    "dash", list("ー‐‑–—―−－ｰ-"), ids=lambda dash: f"public-sector-ux.md-3.3-U+{ord(dash):04X}"
)
def test_every_dash_of_a_keyboard_may_part_a_phone_number(dash: str) -> None:
    assert parse_phone(dash.join(("090", "1234", "5678"))) == "09012345678"


@pytest.mark.parametrize(
    ("text", "digits", "shown"),
    [
        pytest.param("０９０１２３４５６７８", "09012345678", "090-1234-5678", id="full-width-mobile"),
        pytest.param(
            "+81 90-1234-5678", "09012345678", "090-1234-5678", id="public-sector-ux.md-3.3-plus-81"
        ),
        pytest.param("＋８１ (0)90 1234 5678", "09012345678", "090-1234-5678", id="plus-81-with-zero"),
        pytest.param("(0742) 22-1111", "0742221111", "0742-22-1111", id="four-digit-area"),
        pytest.param("03(1234)5678", "0312345678", "03-1234-5678", id="tokyo"),
        pytest.param("0120-123-456", "0120123456", "0120-123-456", id="free-dial"),
        pytest.param("050.1234.5678", "05012345678", "050-1234-5678", id="dots"),
    ],
)
def test_a_phone_number_is_stored_as_digits_and_shown_with_hyphens(
    text: str, digits: str, shown: str
) -> None:
    assert parse_phone(text) == digits
    assert format_phone(digits) == shown
    assert parse_phone(shown) == digits


@pytest.mark.parametrize(
    ("text", "code"),
    [
        pytest.param("+1 202 555 0100", "PHONE_FOREIGN", id="another-country"),
        pytest.param("12345", "PHONE_FORMAT", id="too-short"),
        pytest.param("090-1234-56789", "PHONE_FORMAT", id="twelve-digits"),
        pytest.param("9012345678", "PHONE_FORMAT", id="no-leading-zero"),
        pytest.param("電話なし", "PHONE_FORMAT", id="text"),
        pytest.param("", "PHONE_FORMAT", id="empty"),
    ],
)
def test_what_is_not_a_japanese_phone_number_is_refused(text: str, code: str) -> None:
    with pytest.raises(ContactError) as error:
        parse_phone(text)
    assert error.value.code == code
