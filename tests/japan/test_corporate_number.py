"""Corporate and registration numbers: money.md 2.5."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yuiwork.japan.corporate_number import (
    check_digit,
    parse_corporate_number,
    parse_registration_number,
    registered_on,
)
from yuiwork.japan.errors import CodeError


def is_accepted(number: str) -> bool:
    try:
        parse_corporate_number(number)
    except CodeError:
        return False
    return True


BODIES = st.text("0123456789", min_size=12, max_size=12)


@pytest.mark.parametrize(
    "number",
    [
        pytest.param(number, id=f"money.md-2.5-{number}")
        for number in (
            "T7000012050002",
            "T1180301018771",
            "T7120001168421",
            "T7123456789012",
            "T9111111111111",
            "T9999999999999",
            "T9000000000000",
            "T8810987654321",
        )
    ],
)
def test_a_registration_number_with_the_right_check_digit_is_accepted(number: str) -> None:
    assert parse_registration_number(number) == number


def test_a_number_without_t_is_a_corporate_number() -> None:
    assert parse_corporate_number("8700110005901") == "8700110005901", "money.md 2.5"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        pytest.param("T1234567890123", "CORPORATE_NUMBER_CHECK_DIGIT", id="money.md-2.5-expected-9"),
        pytest.param("T7000012050003", "CORPORATE_NUMBER_CHECK_DIGIT", id="money.md-2.5-digit"),
        pytest.param("T700001205000", "CORPORATE_NUMBER_LENGTH", id="money.md-2.5-length"),
        pytest.param("T7000012050002X", "CORPORATE_NUMBER_CHARACTERS", id="letter-at-the-end"),
        pytest.param("T", "CORPORATE_NUMBER_CHARACTERS", id="nothing-after-t"),
        pytest.param("8700110005901", "REGISTRATION_NUMBER_NO_T", id="no-t"),
        pytest.param("7000012050002X", "REGISTRATION_NUMBER_NO_T", id="money.md-2.5-charset"),
    ],
)
def test_a_wrong_registration_number_is_refused_with_its_reason(text: str, code: str) -> None:
    with pytest.raises(CodeError) as error:
        parse_registration_number(text)
    assert error.value.code == code


def test_a_corporate_number_with_a_letter_is_refused() -> None:
    with pytest.raises(CodeError) as error:
        parse_corporate_number("7000012050002X")
    assert error.value.code == "CORPORATE_NUMBER_CHARACTERS", "money.md 2.5"


@pytest.mark.parametrize(
    "text",
    ["ｔ７０００－０１２０－５０００２", "t7000-0120-50002", " T 7000 0120 50002 ", "T7000ー0120−50002"],
    ids=["money.md-2.5-full-width", "hyphens", "spaces", "dash-look-alikes"],
)
def test_width_case_and_separators_do_not_matter(text: str) -> None:
    assert parse_registration_number(text) == "T7000012050002"


@given(BODIES)
def test_exactly_one_check_digit_fits_and_it_is_never_zero(body: str) -> None:
    assert check_digit(body) in "123456789"
    assert [digit for digit in "0123456789" if is_accepted(digit + body)] == [check_digit(body)]


@pytest.mark.parametrize(
    ("day", "registered"),
    [
        pytest.param(date(2026, 3, 31), True, id="money.md-2.5-last-day"),
        pytest.param(date(2026, 4, 1), False, id="money.md-2.5-disposal-day"),
        pytest.param(date(2023, 9, 30), False, id="money.md-2.5-day-before"),
        pytest.param(date(2023, 10, 1), True, id="first-day"),
    ],
)
def test_a_registration_ends_on_the_day_of_disposal(day: date, registered: bool) -> None:
    dates = {"registration": date(2023, 10, 1)}
    assert registered_on(day, **dates, disposal=date(2026, 4, 1)) is registered
    assert registered_on(day, **dates, expire=date(2026, 4, 1)) is registered


def test_a_registration_without_an_end_goes_on() -> None:
    assert registered_on(date(2050, 1, 1), registration=date(2023, 10, 1))
