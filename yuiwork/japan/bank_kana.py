"""Names as banks write them: half-width kana, large letters, short legal forms (money.md 3.5).

Banks compare payee names byte by byte, so a name is normalised here and refused when something in it has no
bank spelling; it is never cut. Lengths are bytes after encoding: one per half-width character, with ﾞ and ﾟ
counted apart.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

import jaconv

from yuiwork.japan.dated import table
from yuiwork.japan.errors import JapanError
from yuiwork.japan.text import DASHES

PAYEE_NAME_BYTES = 30
REQUESTER_NAME_BYTES = 40

LETTERS = frozenset("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ ｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜﾝﾞﾟ")
"""What every text field of a bank file admits: no ｦ, no small kana, no ｰ, no lower case (money.md 3.1)."""

NAME_CHARACTERS = LETTERS | frozenset("().-")
"""The safe set for names: what all banks accept."""

_LOOSE_MARKS = str.maketrans({"\u309b": "\u3099", "\u309c": "\u309a"})
_BRACKETED_FORMS = (
    ("(株)", "株式会社"),
    ("(有)", "有限会社"),
    ("(同)", "合同会社"),
    ("(社)", "社団法人"),
    ("(財)", "財団法人"),
)
_LARGE = str.maketrans("ァィゥェォッャュョヮヵヶヲヰヱ", "アイウエオツヤユヨワカケオイエ")
_SEPARATORS = str.maketrans("・、", "  ")
_DASH = re.compile(f"[{re.escape(DASHES)}]")
_SPACES = re.compile(r"\s+")
_KANJI = re.compile("[々〆\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_NOT_COMPARED = re.compile(r"[ .()\-]")


class BankKanaError(JapanError):
    """A name that has no bank spelling: ``KANJI_IN_KANA``, ``CHARACTER_NOT_ALLOWED`` (both with
    ``character``), ``NAME_EMPTY`` or ``NAME_TOO_LONG`` (with ``length`` and ``limit`` in bytes)."""


def bank_kana(text: str, *, limit: int = PAYEE_NAME_BYTES) -> str:
    """The half-width bank spelling of a payee's or requester's name, at most ``limit`` bytes.

    A legal form becomes its abbreviation by position: ``ｶ)ｱｵｿﾞﾗ``, ``ｱｵｿﾞﾗ(ｶ``, ``ｱｵｿﾞﾗ(ｶ)ﾅｶﾞﾉ``. Doing it twice
    changes nothing. Raises BankKanaError (see there).
    """
    name = half_width(_abbreviated(_folded(text)))
    if not name:
        raise BankKanaError("NAME_EMPTY")
    for character in name:
        if character not in NAME_CHARACTERS:
            code = "KANJI_IN_KANA" if _KANJI.match(character) else "CHARACTER_NOT_ALLOWED"
            raise BankKanaError(code, character=character)
    if len(name) > limit:
        raise BankKanaError("NAME_TOO_LONG", length=len(name), limit=limit)
    return name


def match_key(text: str) -> str:
    """A stronger form for comparing the remitter of a deposit with a known name; never shown, never refused.

    Without spaces, ``-``, ``.``, brackets and the legal form. Empty when nothing is left: match nothing then.
    """
    name = _abbreviated(_folded(text))
    bare = _abbreviation_pattern().sub("", name)
    return half_width(_NOT_COMPARED.sub("", bare))


def half_width(text: str) -> str:
    """Half-width kana of full-width katakana, ﾞ and ﾟ as characters of their own; other characters stay."""
    return jaconv.z2h(text, kana=True, ascii=True, digit=True)


def folded_kana(text: str) -> str:
    """Large full-width katakana and upper case with single spaces: one spelling for looking names up."""
    return _folded(text)


def _folded(text: str) -> str:
    wide = unicodedata.normalize("NFKC", text.translate(_LOOSE_MARKS))
    name = jaconv.hira2kata(wide)
    for short, word in _BRACKETED_FORMS:
        name = name.replace(short, word)
    name = _DASH.sub("-", name).translate(_LARGE).upper().translate(_SEPARATORS)
    return _SPACES.sub(" ", name).strip()


def _abbreviated(name: str) -> str:
    """``name`` with its legal form abbreviated: one per name, no space beside it."""
    if _abbreviation_pattern().search(name):
        return name
    found = _word_pattern().search(name)
    if found is None:
        return name
    short = _abbreviations()[found["bracketed"] or found["word"]]
    before, after = name[: found.start()].rstrip(), name[found.end() :].lstrip()
    if not before:
        return f"{short}){after}"
    return f"{before}({short}" if not after else f"{before}({short}){after}"


@cache
def _abbreviations() -> dict[str, str]:
    """Abbreviation by legal form, in kanji and in large kana."""
    shorts: dict[str, str] = {}
    for rows in table("legal_forms").values():
        for row in rows:
            shorts[row.key] = row.value
            shorts[_folded(row.extra["reading"])] = row.value
    return shorts


@cache
def _word_pattern() -> re.Pattern[str]:
    # Longest first, so that 医療法人社団 is not taken for 医療法人 with a name after it.
    words = "|".join(sorted(_abbreviations(), key=len, reverse=True))
    return re.compile(rf"\((?P<bracketed>{words})\)|(?P<word>{words})")


@cache
def _abbreviation_pattern() -> re.Pattern[str]:
    shorts = "|".join(sorted(set(_abbreviations().values()), key=len, reverse=True))
    return re.compile(rf"^(?:{shorts})\)|\((?:{shorts})\)|\((?:{shorts})$")
