"""Names and kana readings: public-sector-ux.md 3.1 and the names of its checklist (8.4)."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yuiwork.japan.errors import NameInputError
from yuiwork.japan.kanji_variants import COMMON_FORM
from yuiwork.japan.names import clean_kana, clean_name, name_flags, name_key

KUZU = "葛\U000e0100西"  # 葛 with a variation selector: two code points
TYPED = st.text(
    st.one_of(
        st.characters(exclude_categories=("Cs", "Co")),
        st.sampled_from("髙﨑𠮷濵邉齋龍ヶか゛\u3099\u309aｶﾞ　\u200b\ufe00\U000e0100\u0301"),
    ),
    max_size=12,
).filter(lambda text: not any(ord(character) & 0xFFFF in (0xFFFD, 0xFFFE, 0xFFFF) for character in text))
KANA_TYPED = st.text("あいうえおがぱっゃゅょんゔゎーァアガパッャヴヶｱｶﾞﾊﾟｯｰ･・ 　-−", max_size=12)


@pytest.mark.parametrize(
    ("name", "key", "flags"),
    [
        pytest.param("髙橋", "高橋", set(), id="public-sector-ux.md-8.4-hashigo-daka"),
        pytest.param("﨑山", "崎山", set(), id="public-sector-ux.md-8.4-tatsu-saki"),
        pytest.param(
            "𠮷田", "吉田", {"supplementary", "not_cp932"}, id="public-sector-ux.md-8.4-tsuchi-yoshi"
        ),
        pytest.param(KUZU, "葛西", {"ivs", "not_cp932"}, id="public-sector-ux.md-8.4-kuzu-ivs"),
        pytest.param("濵田", "浜田", set(), id="public-sector-ux.md-8.4-hama"),
        pytest.param("渡邉", "渡辺", set(), id="watanabe-24th-variant"),
        pytest.param("渡邊", "渡辺", set(), id="watanabe-old-form"),
        pytest.param("齋藤", "斉藤", set(), id="saito"),
        pytest.param("\ufa10田", "塚田", set(), id="public-sector-ux.md-3.1-compatibility-tsuka"),
        pytest.param("\ufa19谷", "神谷", set(), id="public-sector-ux.md-3.1-compatibility-kami"),
        pytest.param("山田　花子", "山田花子", set(), id="ideographic-space"),
        pytest.param("Ｍａｒｉａ Santos", "mariasantos", set(), id="latin"),
    ],
)
def test_a_name_is_stored_as_written_and_found_by_its_common_form(
    name: str, key: str, flags: set[str]
) -> None:
    assert clean_name(name) == name
    assert name_key(name) == key
    assert name_flags(name) == flags


def test_a_variant_and_its_common_form_are_possible_duplicates_but_other_names_are_not() -> None:
    assert name_key("髙橋 一郎") == name_key("高橋　一郎")
    assert name_key("高橋一郎") != name_key("高橋二郎")


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        pytest.param("山\u200b田", "山田", id="zero-width-space"),
        pytest.param("\ufeff山田", "山田", id="byte-order-mark"),
        pytest.param("山田\u0000", "山田", id="nul"),
        pytest.param("\u202e山田\u202c", "山田", id="direction-marks"),
        pytest.param(" 山田　", "山田", id="outer-spaces"),
        pytest.param("山田\t花子\r\n", "山田 花子", id="tab-and-line-break"),
        pytest.param("か\u3099く", "がく", id="loose-voicing-mark"),
        pytest.param("ハ\u309aク", "パク", id="loose-half-voicing-mark"),
        pytest.param("か\u200b\u3099", "が", id="invisible-before-mark"),
        pytest.param("㈱結", "㈱結", id="public-sector-ux.md-3.1-nfkc-would-break-it"),
        pytest.param("e\u0301", "e\u0301", id="latin-is-left-alone"),
        pytest.param("", "", id="empty"),
    ],
)
def test_cleaning_takes_away_only_what_cannot_be_seen(typed: str, stored: str) -> None:
    assert clean_name(typed) == stored


@pytest.mark.parametrize("character", ["\ue000", "\uf8ff", "\U000f0000", "\U00100000"])
def test_private_use_characters_are_refused(character: str) -> None:
    assert "pua" in name_flags(f"山{character}")
    with pytest.raises(NameInputError) as error:
        clean_name(f"山{character}")
    assert error.value.code == "PUA"
    assert error.value.params == {"code_point": f"U+{ord(character):04X}"}


@pytest.mark.parametrize("character", [chr(0xD842), "\ufffd", "\uffff", "\U0001fffe"])
def test_the_remains_of_a_broken_character_are_refused(character: str) -> None:
    with pytest.raises(NameInputError) as error:
        clean_name(f"山{character}")
    assert error.value.code == "BROKEN_CHARACTER"


@pytest.mark.parametrize(
    ("character", "flags"),
    [
        pytest.param("髙", set(), id="public-sector-ux.md-3.1-cp932-taka"),
        pytest.param("﨑", set(), id="public-sector-ux.md-3.1-cp932-saki"),
        pytest.param("德", set(), id="public-sector-ux.md-3.1-cp932-toku"),
        pytest.param("濵", set(), id="public-sector-ux.md-3.1-cp932-hama"),
        pytest.param("①", set(), id="public-sector-ux.md-3.1-cp932-circled"),
        pytest.param("㈱", set(), id="public-sector-ux.md-3.1-cp932-kabu"),
        pytest.param("—", {"not_cp932"}, id="public-sector-ux.md-3.1-em-dash"),
        pytest.param("\u200b", {"control", "not_cp932"}, id="public-sector-ux.md-3.1-zero-width-space"),
        pytest.param("\ue000", {"pua"}, id="public-sector-ux.md-3.1-pua-encodes-in-cp932"),
        pytest.param("\n", {"control"}, id="line-break"),
    ],
)
def test_flags_say_what_an_old_encoding_would_lose(character: str, flags: set[str]) -> None:
    assert name_flags(f"山{character}") == flags


@given(TYPED)
def test_cleaning_a_clean_name_changes_nothing(text: str) -> None:
    once = clean_name(text)
    assert clean_name(once) == once
    assert "control" not in name_flags(once)


@given(TYPED)
def test_folding_a_key_changes_nothing_and_cleaning_does_not_change_the_key(text: str) -> None:
    assert name_key(name_key(text)) == name_key(text)
    assert name_key(clean_name(text)) == name_key(text)


def test_the_variants_fold_in_one_step() -> None:
    for variant, common in COMMON_FORM.items():
        assert ord(common) not in COMMON_FORM, f"{common} is itself folded"
        assert unicodedata.normalize("NFKC", chr(variant)) == chr(variant), f"{chr(variant)} is never reached"


@pytest.mark.parametrize(
    ("typed", "reading"),
    [
        pytest.param("やまだ", "ヤマダ", id="public-sector-ux.md-3.1-hiragana"),
        pytest.param("ﾔﾏﾀﾞ", "ヤマダ", id="public-sector-ux.md-3.1-half-width"),
        pytest.param("ヤマダ　ハナコ", "ヤマダハナコ", id="public-sector-ux.md-3.1-spaces"),
        pytest.param("きょうこ", "キョウコ", id="public-sector-ux.md-3.1-small-kana"),
        pytest.param("ｷｮｳｺ", "キョウコ", id="half-width-small-kana"),
        pytest.param("ジョン・スミス", "ジョン・スミス", id="middle-dot"),
        pytest.param("ﾏﾘｱ･ｸﾗﾗ", "マリア・クララ", id="half-width-middle-dot"),
        pytest.param("たろー", "タロー", id="long-vowel"),
        pytest.param("タロ-", "タロー", id="hyphen-for-long-vowel"),
        pytest.param("タロ－ラ−", "タローラー", id="other-dashes-for-long-vowel"),
        pytest.param("か゛く", "ガク", id="separate-voicing-mark"),
        pytest.param("ゔぃくとる", "ヴィクトル", id="hiragana-vu"),
        pytest.param("ヤマ\u200bダ", "ヤマダ", id="invisible"),
        pytest.param("", "", id="empty"),
    ],
)
def test_a_reading_becomes_full_width_katakana(typed: str, reading: str) -> None:
    assert clean_kana(typed) == reading


@pytest.mark.parametrize(
    ("typed", "code", "character"),
    [
        pytest.param("山ダ", "KANJI_IN_KANA", "山", id="kanji"),
        pytest.param("𠮷ダ", "KANJI_IN_KANA", "𠮷", id="supplementary-kanji"),
        pytest.param("ササ々", "KANJI_IN_KANA", "々", id="kanji-repeat-mark"),
        pytest.param("Yamada", "LATIN_IN_KANA", "Y", id="latin"),
        pytest.param("ヤマダＡ", "LATIN_IN_KANA", "A", id="full-width-latin"),
        pytest.param("ヤマダ2", "DIGIT_IN_KANA", "2", id="digit"),
        pytest.param("-ヤマダ", "NOT_KANA", "-", id="dash-before-any-kana"),
        pytest.param("ヤマダ！", "NOT_KANA", "!", id="sign"),
        pytest.param("ヤマダ🙂", "NOT_KANA", "🙂", id="emoji"),
    ],
)
def test_a_reading_with_other_characters_is_refused_with_the_first_of_them(
    typed: str, code: str, character: str
) -> None:
    with pytest.raises(NameInputError) as error:
        clean_kana(typed)
    assert (error.value.code, error.value.params) == (code, {"character": character})


@given(KANA_TYPED)
def test_a_reading_is_katakana_only_and_reading_it_again_changes_nothing(text: str) -> None:
    try:
        reading = clean_kana(text)
    except NameInputError:
        return
    assert all("ァ" <= character <= "ヺ" or character in "ー・" for character in reading)
    assert clean_kana(reading) == reading
