"""What people type into our fields, and what is kept of it."""

from datetime import date
from typing import Any

import pytest
from django import forms

from yuiwork.core.web import fields


def cleaned(field: forms.Field, value: Any) -> Any:
    """What a form with this one field keeps; the code of the error where it keeps nothing."""
    form = type("OneField", (forms.Form,), {"it": field})(
        data={"it": value} if not isinstance(value, dict) else value
    )
    if form.is_valid():
        return form.cleaned_data["it"]
    return form.errors.as_data()["it"][0].code


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("1200", 1200),
        ("1,200", 1200),
        ("１，２００円", 1200),
        ("¥1200", 1200),
        ("0", 0),
        ("1.5", "NUMBER_DECIMAL"),
        ("-5", "NUMBER_NEGATIVE"),
        ("たくさん", "NOT_A_NUMBER"),
        ("", "required"),
        ("　", "required"),
    ],
)
def test_yen_are_read_however_they_are_typed(typed: str, kept: Any) -> None:
    assert cleaned(fields.YenFormField(), typed) == kept


def test_yen_outside_the_limits_are_refused_and_the_limits_themselves_are_not() -> None:
    field = fields.YenFormField(min_value=1000, max_value=2000)
    answers = [cleaned(field, typed) for typed in ("999", "1000", "2000", "2001")]
    assert answers == ["min_value", 1000, 2000, "max_value"]


def test_yen_left_empty_are_nothing_and_not_zero() -> None:
    assert cleaned(fields.YenFormField(required=False), "") is None


def test_yen_come_back_with_commas() -> None:
    assert 'value="94,290"' in str(_form(fields.YenFormField(initial=94290)))


@pytest.mark.parametrize(
    ("year", "month", "day", "kept"),
    [
        ("1990", "4", "1", date(1990, 4, 1)),
        ("１９９０", "０４", "０１", date(1990, 4, 1)),
        ("1990年", "4月", "1日", date(1990, 4, 1)),
        ("平成2", "4", "1", date(1990, 4, 1)),
        ("R8", "2", "28", date(2026, 2, 28)),
        ("令和元年", "5", "1", date(2019, 5, 1)),
        ("2024", "2", "29", date(2024, 2, 29)),
        ("2023", "2", "29", "invalid"),
        ("1990", "13", "1", "invalid"),
        ("1990", "", "1", "incomplete"),
        ("", "", "", "required"),
        ("1990", "四", "1", "NOT_A_NUMBER"),
        ("あ", "4", "1", "ERA_DATE_FORMAT"),
        ("999999", "1", "1", "invalid"),
    ],
)
def test_a_date_is_read_from_its_three_parts(year: str, month: str, day: str, kept: Any) -> None:
    typed = {"it_year": year, "it_month": month, "it_day": day}
    assert cleaned(fields.JapaneseDateField(), typed) == kept


def test_a_date_outside_its_bounds_is_refused_and_the_bounds_themselves_are_not() -> None:
    field = fields.JapaneseDateField(earliest=date(2026, 4, 1), latest=lambda: date(2027, 3, 31))

    def answer(day: date) -> Any:
        return cleaned(field, {"it_year": str(day.year), "it_month": str(day.month), "it_day": str(day.day)})

    assert answer(date(2026, 3, 31)) == "too_early"
    assert answer(date(2026, 4, 1)) == date(2026, 4, 1)
    assert answer(date(2027, 3, 31)) == date(2027, 3, 31)
    assert answer(date(2027, 4, 1)) == "too_late"


def test_a_date_comes_back_in_its_parts() -> None:
    html = str(_form(fields.JapaneseDateField(initial=date(2026, 11, 5))))
    assert all(f'value="{part}"' in html for part in (2026, 11, 5))


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("やまだ", "ヤマダ"),
        ("ﾔﾏﾀﾞ", "ヤマダ"),
        ("ヤマダ", "ヤマダ"),
        ("山田", "KANJI_IN_KANA"),
        ("Yamada", "LATIN_IN_KANA"),
        ("ヤマダ2", "DIGIT_IN_KANA"),
    ],
)
def test_a_reading_is_kept_in_full_width_katakana(typed: str, kept: str) -> None:
    assert cleaned(fields.KanaField(), typed) == kept


@pytest.mark.parametrize("name", ["髙橋", "﨑山", "𠮷田", "葛󠄀西", "濵田", "塚"])
def test_a_name_is_kept_as_its_owner_writes_it(name: str) -> None:
    assert cleaned(fields.NameField(), name) == name


def test_a_character_of_one_machine_only_is_refused_in_a_name() -> None:
    assert cleaned(fields.NameField(), "山\ue000") == "PUA"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("foo..bar.@docomo.ne.jp", "foo..bar.@docomo.ne.jp"),
        ("ｎａｍｅ＠ｅｘａｍｐｌｅ．ｊｐ", "name@example.jp"),
        ("name.example.jp", "EMAIL_NO_AT"),
        ("foo..bar@example.jp", "EMAIL_FORMAT"),
    ],
)
def test_an_address_of_an_old_carrier_is_accepted_and_a_broken_one_is_not(typed: str, kept: str) -> None:
    assert cleaned(fields.EmailAddressField(), typed) == kept


@pytest.mark.parametrize("typed", ["630-8580", "〒630-8580", "６３０ー８５８０", "6308580"])
def test_a_postal_code_is_kept_as_seven_digits(typed: str) -> None:
    assert cleaned(fields.PostalCodeField(), typed) == "6308580"


@pytest.mark.parametrize(
    "typed", ["090-1234-5678", "０９０ー１２３４ー５６７８", "+81 90 1234 5678", "(090)12345678"]
)
def test_a_phone_number_is_kept_as_its_digits(typed: str) -> None:
    assert cleaned(fields.PhoneField(), typed) == "09012345678"


def test_half_a_postal_code_comes_back_as_it_was_typed() -> None:
    form = _form(fields.PostalCodeField(initial="12"))
    assert 'value="12"' in str(form)


def test_codes_come_back_with_their_hyphens() -> None:
    assert 'value="630-8580"' in str(_form(fields.PostalCodeField(initial="6308580")))
    assert 'value="090-1234-5678"' in str(_form(fields.PhoneField(initial="09012345678")))


@pytest.mark.parametrize(
    "field", [fields.PostalCodeField, fields.PhoneField, fields.EmailAddressField, fields.KanaField]
)
def test_an_optional_line_left_empty_is_empty(field: type[forms.CharField]) -> None:
    assert cleaned(field(required=False), " ") == ""


def test_what_was_typed_wrongly_is_not_lost() -> None:
    form = type("OneField", (forms.Form,), {"it": fields.PostalCodeField()})(data={"it": "630-85"})
    assert 'value="630-85"' in str(form)


@pytest.mark.parametrize(
    ("typed", "kept"), [("１２", 12), ("1,000", 1000), ("", "required"), ("3.5", "NUMBER_DECIMAL")]
)
def test_a_count_is_read_in_any_width(typed: str, kept: Any) -> None:
    assert cleaned(fields.CountField(), typed) == kept


def test_a_count_below_its_minimum_is_refused() -> None:
    assert cleaned(fields.CountField(min_value=1), "0") == "min_value"


def test_every_page_gets_its_own_submission_id_and_a_sent_one_comes_back_unchanged() -> None:
    field = fields.SubmissionIdField()
    first, second = (str(_form(field)) for _ in range(2))
    assert first != second
    sent = "0190a5b0-0000-7000-8000-000000000000"
    assert str(cleaned(field, sent)) == sent
    assert cleaned(field, "x") == "invalid"


def _form(field: forms.Field) -> forms.Form:
    form: forms.Form = type("OneField", (forms.Form,), {"it": field})()
    return form
