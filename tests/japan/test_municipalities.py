"""Municipality codes and the table of municipalities: money.md 4.1."""

import csv
from collections import Counter
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yuiwork.japan import municipalities
from yuiwork.japan.build import municipalities as build
from yuiwork.japan.errors import CodeError
from yuiwork.japan.municipalities import (
    CSV_PATH,
    PREFECTURES,
    Kind,
    by_prefecture,
    check_digit,
    find,
    is_valid_code,
    normalise,
    with_check_digit,
)

VECTORS = {
    "01000": ("010006", "北海道"),
    "01100": ("011002", "札幌市"),
    "01101": ("011011", "札幌市中央区"),
    "01202": ("012025", "函館市"),
    "13000": ("130001", "東京都"),
    "13101": ("131016", "千代田区"),
    "13113": ("131130", "渋谷区"),
    "20000": ("200000", "長野県"),
    "20201": ("202011", "長野市"),
    "20209": ("202096", "伊那市"),
    "23100": ("231002", "名古屋市"),
    "27100": ("271004", "大阪市"),
    "40130": ("401307", "福岡市"),
    "47201": ("472018", "那覇市"),
}
PROGRAMME_PLACES = [
    ("29201", "奈良県奈良市", "ナラシ"),
    ("46222", "鹿児島県奄美市", "アマミシ"),
    ("12219", "千葉県市原市", "イチハラシ"),
    ("12234", "千葉県南房総市", "ミナミボウソウシ"),
    ("42212", "長崎県西海市", "サイカイシ"),
    ("29207", "奈良県五條市", "ゴジョウシ"),
    ("19442", "山梨県北都留郡小菅村", "コスゲムラ"),
    ("10203", "群馬県桐生市", "キリュウシ"),
    ("22000", "静岡県", "シズオカケン"),
]
PREFECTURE_CODES = st.integers(1, 47).map("{:02d}".format)
CODES = st.builds("{}{:03d}".format, PREFECTURE_CODES, st.integers(0, 999))


@pytest.mark.parametrize(
    ("code", "full", "name"),
    [pytest.param(code, full, name, id=f"money.md-4.1-{code}") for code, (full, name) in VECTORS.items()],
)
def test_a_code_has_its_check_digit_and_its_name(code: str, full: str, name: str) -> None:
    assert with_check_digit(code) == full
    assert is_valid_code(full)
    assert find(full) == find(code)
    assert (find(code).name, find(code).full_code) == (name, full)


@pytest.mark.parametrize(
    ("code", "full"),
    [pytest.param(full[:5], full, id=f"public-sector-ux.md-4.3-{full}") for full in ("462225", "465232")],
)
def test_more_check_digits(code: str, full: str) -> None:
    assert code + check_digit(code) == full


@pytest.mark.parametrize(
    ("text", "code"),
    [
        pytest.param("131017", "MUNICIPALITY_CODE_CHECK_DIGIT", id="money.md-4.1-131017"),
        pytest.param("480000", "MUNICIPALITY_CODE_PREFECTURE", id="money.md-4.1-480000"),
        pytest.param("48000", "MUNICIPALITY_CODE_PREFECTURE", id="prefecture-48"),
        pytest.param("00000", "MUNICIPALITY_CODE_PREFECTURE", id="prefecture-00"),
        pytest.param("1310", "MUNICIPALITY_CODE_FORMAT", id="four-digits"),
        pytest.param("1310160", "MUNICIPALITY_CODE_FORMAT", id="seven-digits"),
        pytest.param("13101X", "MUNICIPALITY_CODE_FORMAT", id="letter"),
        pytest.param("", "MUNICIPALITY_CODE_FORMAT", id="empty"),
        pytest.param("22131", "MUNICIPALITY_UNKNOWN", id="ward-that-ended-before-the-file-began"),
    ],
)
def test_a_wrong_code_is_refused_with_its_reason(text: str, code: str) -> None:
    assert not is_valid_code(text)
    with pytest.raises(CodeError) as error:
        find(text)
    assert error.value.code == code


def test_five_digits_are_a_key_but_not_a_complete_code() -> None:
    assert not is_valid_code("01000"), "money.md 4.1"
    assert normalise("01000") == normalise("010006") == normalise("０１０００－６") == "01000"


@given(CODES)
def test_exactly_one_check_digit_completes_a_code(code: str) -> None:
    assert [digit for digit in "0123456789" if is_valid_code(code + digit)] == [check_digit(code)]
    assert normalise(with_check_digit(code)) == code


@given(CODES, st.integers(0, 4), st.integers(1, 9))
def test_a_slip_of_the_finger_is_noticed_unless_the_check_digit_is_1(
    code: str, position: int, shift: int
) -> None:
    """A sum modulo 11 separates all single slips; only remainders 0 and 10 share a digit: 1."""
    slipped = str((int(code[position]) + shift) % 10)
    other = code[:position] + slipped + code[position + 1 :]
    assert check_digit(other) != check_digit(code) or check_digit(code) == "1"


@pytest.mark.parametrize(
    ("code", "full_name", "kana"), [pytest.param(*row, id=row[0]) for row in PROGRAMME_PLACES]
)
def test_the_places_of_the_known_programmes_are_there(code: str, full_name: str, kana: str) -> None:
    assert (find(code).full_name, find(code).kana) == (full_name, kana)


def test_japan_has_1741_municipalities_in_47_prefectures() -> None:
    kinds = Counter(row.kind for code in PREFECTURES for row in by_prefecture(code, wards=True))
    assert kinds[Kind.CITY] + kinds[Kind.DESIGNATED_CITY] == 792
    assert (kinds[Kind.TOWN], kinds[Kind.VILLAGE], kinds[Kind.SPECIAL_WARD]) == (743, 183, 23)
    assert (kinds[Kind.DESIGNATED_CITY], kinds[Kind.WARD]) == (20, 171)
    assert sum(len(by_prefecture(code)) for code in PREFECTURES) == 1741


def test_the_prefectures_are_in_order_and_have_rows_of_their_own() -> None:
    assert list(PREFECTURES) == [f"{number:02d}" for number in range(1, 48)]
    assert (PREFECTURES["01"], PREFECTURES["13"], PREFECTURES["20"], PREFECTURES["47"]) == (
        "北海道",
        "東京都",
        "長野県",
        "沖縄県",
    )
    for code, name in PREFECTURES.items():
        assert find(f"{code}000").name == find(f"{code}000").prefecture == name


def test_a_ward_belongs_to_its_city_and_is_listed_only_when_asked_for() -> None:
    ward = find("22138")
    city = find(ward.city_code)
    assert (ward.name, ward.kind) == ("浜松市中央区", Kind.WARD)
    assert (city.name, city.kind) == ("浜松市", Kind.DESIGNATED_CITY)
    assert ward not in by_prefecture("22")
    assert ward in by_prefecture("22", wards=True)
    assert find("13113").kind is Kind.SPECIAL_WARD
    assert find("13113") in by_prefecture("13")


@pytest.mark.parametrize(
    ("code", "district", "name", "kana"),
    [
        pytest.param("10344", "北群馬郡", "榛東村", "シントウムラ", id="district-reading-with-gun-twice"),
        pytest.param("28481", "赤穂郡", "上郡町", "カミゴオリチョウ", id="town-name-with-the-county-sign"),
        pytest.param("13401", "八丈島", "八丈町", "ハチジョウマチ", id="island-before-the-name"),
        pytest.param("13361", "", "大島町", "オオシママチ", id="island-in-the-name"),
        pytest.param("29203", "", "大和郡山市", "ヤマトコオリヤマシ", id="city-name-with-the-county-sign"),
    ],
)
def test_a_district_is_told_apart_from_the_name(code: str, district: str, name: str, kana: str) -> None:
    row = find(code)
    assert (row.district, row.name, row.kana) == (district, name, kana)


def test_an_unknown_prefecture_is_refused() -> None:
    with pytest.raises(CodeError) as error:
        by_prefecture("48")
    assert error.value.code == "PREFECTURE_UNKNOWN"


def test_the_file_is_what_the_postal_data_says() -> None:
    assert [row for row in build.read_file() if not row.until] == build.postal_rows()


def test_the_file_is_in_order_and_its_check_digits_and_prefectures_are_right() -> None:
    with CSV_PATH.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    codes = [row["code"] for row in rows]
    assert codes == sorted(set(codes))
    for row in rows:
        assert row["full_code"] == with_check_digit(row["code"])
        assert row["prefecture"] == PREFECTURES[row["code"][:2]]
        assert row["name"]
        assert row["kana"]


def test_a_code_that_ended_keeps_its_name_and_gets_its_last_day() -> None:
    gone = build.Row("99201", Kind.CITY, "結市", "ユイシ")
    stays = build.Row("99202", Kind.CITY, "輪市", "ワシ")
    (ended, kept) = build.keep_ended([gone, stays], [stays], date(2027, 3, 31))
    assert (ended.name, ended.until, kept) == ("結市", "2027-03-31", stays)
    assert build.keep_ended([ended, kept], [stays], date(2028, 3, 31)) == [ended, kept], "the first day stays"


def test_an_ended_code_is_still_found_but_no_longer_offered(tmp_path, monkeypatch) -> None:
    table = tmp_path / "municipalities.csv"
    lines = [
        ",".join(build.COLUMNS),
        "20201,202011,city,長野県,,長野市,ナガノシ,,",
        "20219,202193,city,長野県,,結市,ユイシ,,2027-03-31",
    ]
    table.write_text("\n".join(lines), encoding="utf-8")
    monkeypatch.setattr(municipalities, "CSV_PATH", table)
    municipalities._table.cache_clear()
    try:
        assert (find("20219").name, find("20219").until) == ("結市", date(2027, 3, 31))
        assert [row.code for row in by_prefecture("20")] == ["20201"]
    finally:
        municipalities._table.cache_clear()


def test_the_last_day_of_a_code_is_never_guessed() -> None:
    gone = build.Row("99201", Kind.CITY, "結市", "ユイシ")
    with pytest.raises(build.VanishedCodesError, match="99201"):
        build.keep_ended([gone], [], None)


def test_making_the_file_again_changes_nothing(tmp_path, monkeypatch) -> None:
    copy = tmp_path / "municipalities.csv"
    copy.write_bytes(CSV_PATH.read_bytes())
    monkeypatch.setattr(build, "CSV_PATH", copy)
    build.main([])
    assert copy.read_bytes() == CSV_PATH.read_bytes()
    assert list(tmp_path.iterdir()) == [copy]
