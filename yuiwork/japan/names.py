"""Names of people as they write them, and their kana readings (public-sector-ux.md 3.1).

A name is stored as typed: 髙橋 stays 髙橋 and 葛󠄀西 keeps its variation selector. Only ``name_key`` folds
variants, and it is for search and for finding duplicates, never for display.
The errors name the character at fault, never the name.
"""

from __future__ import annotations

import re
import unicodedata
from enum import StrEnum

import jaconv

from yuiwork.japan.errors import NameInputError
from yuiwork.japan.kanji_variants import COMMON_FORM
from yuiwork.japan.text import DASHES, without_spaces


class NameFlag(StrEnum):
    """What a screen or an export has to know about the characters of a name."""

    PUA = "pua"  # 外字 of one municipality's own machine: means nothing elsewhere, refused
    IVS = "ivs"  # a chosen glyph of a character: kept, lost in old encodings
    SUPPLEMENTARY = "supplementary"  # beyond U+FFFF, such as 𠮷
    CONTROL = "control"  # invisible, stripped
    NOT_CP932 = "not_cp932"  # cannot be written in a Shift_JIS file


_VARIATION_SELECTOR = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")
_KANA_WITH_MARK = re.compile("[\u3041-\u30ff][\u3099\u309a]")
_LOOSE_MARKS = str.maketrans({"\u309b": "\u3099", "\u309c": "\u309a"})
_DASH_AFTER_KANA = re.compile(f"(?<=[ァ-ヺー])[{re.escape(DASHES)}]")
_MIDDLE_DOTS = str.maketrans(dict.fromkeys("·‧•∙", "・"))
# U+FFFD stands where text was lost; U+xxFFFE and U+xxFFFF are no characters in any plane.
_NEVER_A_LETTER = (0xFFFD, 0xFFFE, 0xFFFF)
_NOT_KATAKANA = re.compile("[^ァ-ヺー・]")


def clean_name(text: str) -> str:
    """The name to store: nothing visible is changed, except that kana and a loose voicing mark become one.

    Line breaks and tabs become spaces, other control and format characters go, outer spaces go. Never NFC: it
    would replace 塚 and 神 of some family registers by the common form.
    Raises NameInputError ``PUA`` (外字) or ``BROKEN_CHARACTER`` (half of a pair, or a sign for lost text).
    """
    for character in text:
        if _is_private_use(character):
            raise NameInputError("PUA", code_point=f"U+{ord(character):04X}")
        if unicodedata.category(character) == "Cs" or ord(character) & 0xFFFF in _NEVER_A_LETTER:
            raise NameInputError("BROKEN_CHARACTER")
    spaced = re.sub(r"[\t\n\v\f\r\x85\u2028\u2029]+", " ", text)
    visible = "".join(character for character in spaced if not _is_invisible(character))
    return _KANA_WITH_MARK.sub(lambda pair: unicodedata.normalize("NFC", pair[0]), visible).strip()


def name_flags(text: str) -> frozenset[NameFlag]:
    """What is special about the characters of ``text``; empty for most names."""
    return frozenset(flag for character in text for flag in _character_flags(character))


def name_key(text: str) -> str:
    """One spelling for all ways to write a name: 髙 橋 and 高橋, 葛󠄀西 and 葛西 have the same key.

    For search and for finding possible duplicates only. Folding a key again changes nothing.
    """
    visible = "".join(character for character in text if not _is_invisible(character))
    compatible = unicodedata.normalize("NFKC", _VARIATION_SELECTOR.sub("", visible))
    folded = unicodedata.normalize("NFKC", without_spaces(compatible).casefold())
    return folded.translate(COMMON_FORM)


def clean_kana(text: str) -> str:
    """Full-width katakana with ー and ・ from hiragana, half-width kana or katakana; spaces go.

    A dash after kana is taken for ー. Small ャュョッ stay small, as in the family register.
    Raises NameInputError ``KANJI_IN_KANA``, ``LATIN_IN_KANA``, ``DIGIT_IN_KANA`` or ``NOT_KANA``,
    with ``character``.
    """
    visible = "".join(character for character in text if not _is_invisible(character))
    wide = unicodedata.normalize("NFKC", visible.translate(_LOOSE_MARKS))
    katakana = unicodedata.normalize("NFKC", jaconv.hira2kata(without_spaces(wide)))
    reading = _DASH_AFTER_KANA.sub("ー", katakana.translate(_MIDDLE_DOTS))
    stranger = _NOT_KATAKANA.search(reading)
    if stranger is not None:
        raise NameInputError(_kana_error_code(stranger[0]), character=stranger[0])
    return reading


def _is_private_use(character: str) -> bool:
    return unicodedata.category(character) == "Co"


def _is_invisible(character: str) -> bool:
    return unicodedata.category(character) in ("Cc", "Cf")


def _character_flags(character: str) -> list[NameFlag]:
    flags: list[NameFlag] = []
    if _is_private_use(character):
        flags.append(NameFlag.PUA)
    elif _VARIATION_SELECTOR.match(character):
        flags.append(NameFlag.IVS)
    elif ord(character) > 0xFFFF:
        flags.append(NameFlag.SUPPLEMENTARY)
    if _is_invisible(character):
        flags.append(NameFlag.CONTROL)
    if not _encodes_in_cp932(character):
        flags.append(NameFlag.NOT_CP932)
    return flags


def _encodes_in_cp932(character: str) -> bool:
    try:
        character.encode("cp932")
    except UnicodeEncodeError:
        return False
    return True


def _kana_error_code(character: str) -> str:
    name = unicodedata.name(character, "")
    if name.startswith("CJK") or character in "々〆〇":
        return "KANJI_IN_KANA"
    if name.startswith("LATIN"):
        return "LATIN_IN_KANA"
    return "DIGIT_IN_KANA" if character.isdecimal() else "NOT_KANA"
