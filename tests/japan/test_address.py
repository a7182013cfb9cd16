"""Addresses of a postal code: public-sector-ux.md 3.2."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from yuiwork.japan.address import lookup
from yuiwork.japan.errors import ContactError
from yuiwork.japan.municipalities import find


def test_a_code_of_one_town_fills_the_address() -> None:
    (found,) = lookup("〒１００－０００１")
    assert (found.postal_code, found.municipality_code) == ("1000001", "13101")
    assert (found.prefecture, found.city, found.town, found.town_kana) == (
        "東京都",
        "千代田区",
        "千代田",
        "チヨダ",
    )
    assert (found.street, found.office, found.note) == ("", "", "")
    assert found.text == "東京都千代田区千代田"


def test_an_unknown_code_has_no_address() -> None:
    assert lookup("999-9999") == []


def test_a_text_that_is_no_code_is_refused() -> None:
    with pytest.raises(ContactError) as error:
        lookup("100")
    assert error.value.code == "POSTAL_CODE_FORMAT"


def test_the_code_of_a_large_office_brings_its_street_and_its_name() -> None:
    (found,) = lookup("100-8111")
    assert (found.office, found.street, found.note) == ("宮内庁", "1-1", "")
    assert found.text == "東京都千代田区千代田1-1"
    assert found.municipality_code == "13101"


def test_several_offices_may_share_a_code() -> None:
    offices = [found.office for found in lookup("060-8797")]
    assert len(offices) == len(set(offices)) > 1
    assert all("\u3000" not in office for office in offices)


def test_a_code_for_all_other_places_has_no_town() -> None:
    (found,) = lookup("060-0000")
    assert (found.city, found.town, found.note) == ("札幌市中央区", "", "以下に掲載がない場合")


def test_a_code_may_span_two_prefectures() -> None:
    assert [(found.prefecture, found.city) for found in lookup("498-0000")] == [
        ("愛知県", "弥富市"),
        ("三重県", "桑名郡木曽岬町"),
    ]


def test_a_code_of_several_towns_offers_each_of_them() -> None:
    towns = [found.town for found in lookup("029-5503")]
    assert towns == ["穴明", "清水ケ野", "間木野", "湯田"], "and the numbered sections of Iwate are cut off"


@pytest.mark.parametrize(
    ("code", "city"),
    [("409-0142", "北都留郡小菅村"), ("766-0001", "仲多度郡琴平町")],
    ids=["kosuge", "kotohira"],
)
def test_a_description_of_the_numbers_is_not_a_town(code: str, city: str) -> None:
    (found,) = lookup(code)
    assert (found.city, found.town, found.town_kana) == (city, "", "")


def test_the_floors_of_a_building_are_a_note_and_not_a_part_of_the_address() -> None:
    (found,) = lookup("150-6001")
    assert (found.town, found.note) == ("恵比寿恵比寿ガーデンプレイス", "1階")


def test_an_address_begins_as_its_municipality_is_called() -> None:
    for code in ("409-0142", "100-1401", "060-0000", "028-5133", "906-0013", "891-9301"):
        for found in lookup(code):
            assert f"{found.prefecture}{found.city}" == find(found.municipality_code).full_name


def test_a_lookup_works_in_any_thread() -> None:
    with ThreadPoolExecutor(2) as pool:
        answers = list(pool.map(lookup, ["1000001", "1000001"]))
    assert answers[0] == answers[1] == lookup("1000001")
