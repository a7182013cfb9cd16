"""The municipalities of Japan: 47 prefectures, their cities, towns, villages and wards.

Rows live in ``data/municipalities.csv``, made from open postal data by
``yuiwork.japan.build.municipalities``. A code that a merger ended stays in the file with its last day, so
that what was stored under it keeps a name (money.md 4.1).
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path
from types import MappingProxyType

from yuiwork.japan.errors import CodeError
from yuiwork.japan.municipality_codes import check_digit, is_valid_code, normalise, with_check_digit

__all__ = [
    "PREFECTURES",
    "Kind",
    "Municipality",
    "by_prefecture",
    "check_digit",
    "find",
    "is_valid_code",
    "normalise",
    "with_check_digit",
]

CSV_PATH = Path(__file__).parent / "data" / "municipalities.csv"

_NAMES_IN_ORDER = """
北海道 青森県 岩手県 宮城県 秋田県 山形県 福島県 茨城県 栃木県 群馬県 埼玉県 千葉県
東京都 神奈川県 新潟県 富山県 石川県 福井県 山梨県 長野県 岐阜県 静岡県 愛知県 三重県
滋賀県 京都府 大阪府 兵庫県 奈良県 和歌山県 鳥取県 島根県 岡山県 広島県 山口県 徳島県
香川県 愛媛県 高知県 福岡県 佐賀県 長崎県 熊本県 大分県 宮崎県 鹿児島県 沖縄県
"""

PREFECTURES: Mapping[str, str] = MappingProxyType(
    {f"{number:02d}": name for number, name in enumerate(_NAMES_IN_ORDER.split(), start=1)}
)
"""Two-digit code to name, 01 北海道 to 47 沖縄県, in the order people expect in a list."""


class Kind(StrEnum):
    """What a row is. A ward (行政区) is part of a designated city; a special ward (特別区) stands alone."""

    PREFECTURE = "prefecture"
    DESIGNATED_CITY = "designated_city"
    CITY = "city"
    SPECIAL_WARD = "special_ward"
    TOWN = "town"
    VILLAGE = "village"
    WARD = "ward"


@dataclass(frozen=True, slots=True)
class Municipality:
    """A prefecture, a municipality, or a ward of a designated city.

    ``district`` is what an address puts before the name: 北都留郡 of 小菅村, or an island of Tokyo.
    ``city_code`` is the designated city of a ward, otherwise empty.
    ``until`` is the last day (JST) of a code that has ended, otherwise None.
    """

    code: str
    kind: Kind
    name: str
    kana: str
    district: str
    city_code: str
    until: date | None

    @property
    def full_code(self) -> str:
        """All six digits, check digit included: what open data and forms ask for."""
        return with_check_digit(self.code)

    @property
    def prefecture_code(self) -> str:
        """Two digits, a key of ``PREFECTURES``."""
        return self.code[:2]

    @property
    def prefecture(self) -> str:
        """長野県"""
        return PREFECTURES[self.prefecture_code]

    @property
    def full_name(self) -> str:
        """山梨県北都留郡小菅村, as an address begins; a prefecture is just its own name."""
        if self.kind is Kind.PREFECTURE:
            return self.name
        return f"{self.prefecture}{self.district}{self.name}"


def find(code: str) -> Municipality:
    """The row of a five- or six-digit code, ended codes included.

    Raises CodeError as ``normalise``, or ``MUNICIPALITY_UNKNOWN``.
    """
    key = normalise(code)
    try:
        return _table()[key]
    except KeyError:
        raise CodeError("MUNICIPALITY_UNKNOWN", code=key) from None


def by_prefecture(code: str, *, wards: bool = False) -> tuple[Municipality, ...]:
    """The municipalities of a prefecture (``"20"``) in order of code, without ended ones.

    ``wards=True`` adds the wards of designated cities, each after its city.
    Raises CodeError ``PREFECTURE_UNKNOWN``.
    """
    if code not in PREFECTURES:
        raise CodeError("PREFECTURE_UNKNOWN", code=code)
    return tuple(
        row
        for row in _table().values()
        if row.prefecture_code == code
        and row.kind is not Kind.PREFECTURE
        and row.until is None
        and (wards or row.kind is not Kind.WARD)
    )


@cache
def _table() -> Mapping[str, Municipality]:
    with CSV_PATH.open(encoding="utf-8", newline="") as lines:
        return MappingProxyType({line["code"]: _municipality(line) for line in csv.DictReader(lines)})


def _municipality(line: dict[str, str]) -> Municipality:
    return Municipality(
        code=line["code"],
        kind=Kind(line["kind"]),
        name=line["name"],
        kana=line["kana"],
        district=line["district"],
        city_code=line["city_code"],
        until=date.fromisoformat(line["until"]) if line["until"] else None,
    )
