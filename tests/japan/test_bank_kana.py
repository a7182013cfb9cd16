"""Names in the spelling of banks (money.md 3.5)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yuiwork.japan.bank_kana import (
    NAME_CHARACTERS,
    REQUESTER_NAME_BYTES,
    BankKanaError,
    bank_kana,
    match_key,
)
from yuiwork.japan.dated import table

ROWS = [
    ("ヤマダ タロウ", "ﾔﾏﾀﾞ ﾀﾛｳ"),
    ("やまだ　たろう", "ﾔﾏﾀﾞ ﾀﾛｳ"),
    ("ｻﾄｳ ｼｮｳｺ", "ｻﾄｳ ｼﾖｳｺ"),
    ("株式会社アオゾラショウジ", "ｶ)ｱｵｿﾞﾗｼﾖｳｼﾞ"),
    ("㈱アオゾラショウジ", "ｶ)ｱｵｿﾞﾗｼﾖｳｼﾞ"),
    ("アオゾラショウジ株式会社", "ｱｵｿﾞﾗｼﾖｳｼﾞ(ｶ"),
    ("アオゾラショウジ(株)", "ｱｵｿﾞﾗｼﾖｳｼﾞ(ｶ"),
    ("アオゾラショウジ株式会社ナガノエイギョウショ", "ｱｵｿﾞﾗｼﾖｳｼﾞ(ｶ)ﾅｶﾞﾉｴｲｷﾞﾖｳｼﾖ"),
    ("カブシキガイシャ　ミライ", "ｶ)ﾐﾗｲ"),
    ("合同会社ヒカリ", "ﾄﾞ)ﾋｶﾘ"),
    ("トクテイヒエイリカツドウホウジン　コドモノモリ", "ﾄｸﾋ)ｺﾄﾞﾓﾉﾓﾘ"),
    ("ジェーアールデザイン", "ｼﾞｴ-ｱ-ﾙﾃﾞｻﾞｲﾝ"),
    ("ウェッブ・デザイン", "ｳｴﾂﾌﾞ ﾃﾞｻﾞｲﾝ"),
    ("ヴィーナス　ハナコ", "ｳﾞｲ-ﾅｽ ﾊﾅｺ"),
    ("ゐのうえ　ゑみ", "ｲﾉｳｴ ｴﾐ"),
    ("ヲノ　タケシ", "ｵﾉ ﾀｹｼ"),
    ("スズキ　ハナコ（ヤゴウ ハナ）", "ｽｽﾞｷ ﾊﾅｺ(ﾔｺﾞｳ ﾊﾅ)"),
    ("ABC Design", "ABC DESIGN"),
]


@pytest.mark.parametrize(("typed", "spelled"), ROWS, ids=[f"money-3.5-{typed}" for typed, _ in ROWS])
def test_a_name_is_spelled_as_banks_spell_it(typed: str, spelled: str) -> None:
    assert bank_kana(typed) == spelled


@pytest.mark.parametrize(
    ("typed", "code", "character"),
    [
        pytest.param("コーヒー＆ティー", "CHARACTER_NOT_ALLOWED", "&", id="money-3.5-ampersand"),
        pytest.param("山田太郎", "KANJI_IN_KANA", "山", id="money-3.5-kanji"),
        pytest.param("佐々木", "KANJI_IN_KANA", "佐", id="kanji-first"),
        pytest.param("ササ々", "KANJI_IN_KANA", "々", id="repetition-mark"),
        pytest.param("𠮷ダ", "KANJI_IN_KANA", "𠮷", id="kanji-of-four-bytes"),
        pytest.param("ヤマダ/タロウ", "CHARACTER_NOT_ALLOWED", "/", id="wide-set-slash"),
        pytest.param("ヤマダ，タロウ", "CHARACTER_NOT_ALLOWED", ",", id="wide-set-comma"),
        pytest.param("¥ヤマダ", "CHARACTER_NOT_ALLOWED", "¥", id="yen-sign"),
        pytest.param("「ヤマダ」", "CHARACTER_NOT_ALLOWED", "｢", id="bracket"),
        pytest.param("O'ヤマダ", "CHARACTER_NOT_ALLOWED", "'", id="apostrophe"),
    ],
)
def test_what_no_bank_can_spell_is_refused_and_named(typed: str, code: str, character: str) -> None:
    with pytest.raises(BankKanaError) as refusal:
        bank_kana(typed)
    assert (refusal.value.code, refusal.value.params["character"]) == (code, character)


@pytest.mark.parametrize("typed", ["", "　 ", "・、"])
def test_a_name_of_nothing_is_refused(typed: str) -> None:
    with pytest.raises(BankKanaError, match="NAME_EMPTY"):
        bank_kana(typed)


def test_a_name_is_never_cut() -> None:
    assert bank_kana("ア" * 30) == "ｱ" * 30
    assert bank_kana("ガ" * 15) == "ｶﾞ" * 15
    with pytest.raises(BankKanaError) as refusal:
        bank_kana("ガ" * 15 + "ア")
    assert refusal.value.code == "NAME_TOO_LONG"
    assert (refusal.value.params["length"], refusal.value.params["limit"]) == (31, 30)
    assert bank_kana("ア" * 40, limit=REQUESTER_NAME_BYTES) == "ｱ" * 40


DASHES = "ー－‐‑–—―−ｰ"


@pytest.mark.parametrize("dash", DASHES, ids=[f"money-3.5-dash-U+{ord(dash):04X}" for dash in DASHES])
def test_every_dash_and_long_mark_becomes_a_hyphen(dash: str) -> None:
    assert bank_kana(f"ヨ{dash}コ") == "ﾖ-ｺ"


def test_small_and_old_kana_become_large_and_new() -> None:
    assert bank_kana("ァィゥェォッャュョヮヵヶヲヰヱ") == "ｱｲｳｴｵﾂﾔﾕﾖﾜｶｹｵｲｴ"


def test_a_loose_voicing_mark_joins_its_letter() -> None:
    assert bank_kana("ウ゛ィナス") == bank_kana("ヴィナス") == "ｳﾞｲﾅｽ"


FORMS = [(row.key, row.extra["reading"], row.value) for rows in table("legal_forms").values() for row in rows]


@pytest.mark.parametrize(("word", "reading", "short"), FORMS, ids=[f"money-3.5-{form[0]}" for form in FORMS])
def test_a_legal_form_is_abbreviated_by_position(word: str, reading: str, short: str) -> None:
    mark = bank_kana(short)
    for form in (word, reading):
        assert bank_kana(f"{form} アオ") == f"{mark})ｱｵ"
        assert bank_kana(f"アオ　{form}") == f"ｱｵ({mark}"
        assert bank_kana(f"アオ {form} ミドリ") == f"ｱｵ({mark})ﾐﾄﾞﾘ"


@pytest.mark.parametrize(
    ("typed", "spelled"),
    [
        pytest.param("（有）アオ", "ﾕ)ｱｵ", id="bracketed-limited"),
        pytest.param("(同)アオ", "ﾄﾞ)ｱｵ", id="bracketed-llc"),
        pytest.param("(社)アオ", "ｼﾔ)ｱｵ", id="bracketed-association"),
        pytest.param("(財)アオ", "ｻﾞｲ)ｱｵ", id="bracketed-foundation"),
        pytest.param("(カブシキガイシャ)アオ", "ｶ)ｱｵ", id="bracketed-word"),
        pytest.param("カ)アオ　カブシキガイシャ", "ｶ)ｱｵ ｶﾌﾞｼｷｶﾞｲｼﾔ", id="one-per-name"),
        pytest.param("医療法人社団アオ", "ｲ)ｱｵ", id="longest-word-wins"),
        pytest.param("社会医療法人アオ", "ｲ)ｱｵ", id="outermost-word-wins"),
    ],
)
def test_one_legal_form_per_name(typed: str, spelled: str) -> None:
    assert bank_kana(typed) == spelled


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("ｶ)ｱｵｿﾞﾗ ｼﾖｳｼﾞ", "ｱｵｿﾞﾗｼﾖｳｼﾞ(ｶ", id="money-3.5-match"),
        pytest.param("株式会社アオゾラショウジ", "ｱｵｿﾞﾗｼﾖｳｼﾞ", id="form-left-out"),
        pytest.param("ジェーアールデザイン", "ｼﾞｴｱ-ﾙ.ﾃﾞｻﾞｲﾝ", id="dash-and-dot"),
        pytest.param("ヤマダ　タロウ", "ﾔﾏﾀﾞﾀﾛｳ", id="space"),
        pytest.param("アオ(カ)ナガノ", "ｱｵﾅｶﾞﾉ", id="form-in-the-middle"),
    ],
)
def test_the_match_key_is_the_same_for_one_name(one: str, other: str) -> None:
    assert match_key(one) == match_key(other)


def test_the_match_key_tells_names_apart_and_refuses_nothing() -> None:
    assert match_key("ヤマダ　タロウ") != match_key("ヤマダ　ジロウ")
    assert match_key("コーヒー＆ティー") == "ｺﾋ&ﾃｲ"
    assert match_key("株式会社") == ""


_WORDS = [word for form in FORMS for word in form[:2]]
_NAMES = st.lists(
    st.sampled_from([*_WORDS, "㈱", "(株)", "カ)", "(カ", "(カ)", "・", "、", " ", "　", "-", "(", ")"])
    | st.text(st.characters(min_codepoint=0x3041, max_codepoint=0x30FF), max_size=4)
    | st.text(st.characters(min_codepoint=0xFF01, max_codepoint=0xFF9F), max_size=4)
    | st.text(st.characters(min_codepoint=0x20, max_codepoint=0x7E), max_size=4),
    max_size=6,
).map("".join)


def _spelled(name: str) -> str | None:
    try:
        return bank_kana(name)
    except BankKanaError:
        return None


@given(_NAMES | st.text(max_size=20))
def test_a_name_is_refused_or_can_be_written_byte_by_byte(name: str) -> None:
    spelled = _spelled(name)
    if spelled is not None:
        assert set(spelled) <= NAME_CHARACTERS
        assert len(spelled.encode("cp932")) == len(spelled) <= 30


@given(_NAMES)
def test_spelling_a_name_twice_changes_nothing(name: str) -> None:
    spelled = _spelled(name)
    if spelled is not None:
        assert bank_kana(spelled) == spelled
        assert match_key(spelled) == match_key(name)
