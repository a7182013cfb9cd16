"""The archive of a year: one ZIP with every file and a list that can be checked (programmes.md 3.1 RQ32)."""

import csv
import hashlib
import io
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

COLUMNS = ("ファイル", "種類", "対象期間", "作成日", "版", "大きさ（バイト）", "SHA-256")
LIST_NAME = "一覧.csv"
READ_ME = "はじめにお読みください.txt"
_WORDS = """{title}
{period}

このZIPには、この年度の報告の完成ファイルと、表（Excel）・本文（Word）が入っています。
{list_name} に、すべてのファイルの名前・作成日・大きさ・SHA-256（ファイルの指紋）があります。
「x」は秘匿した数字です。人数が少なく、個人が分かるおそれがあるため示していません。0ではありません。
"""


@dataclass(frozen=True, slots=True)
class Entry:
    """One file of the archive; ``period`` in words, ``made_on`` JST."""

    name: str
    kind: str
    period: str
    made_on: date
    version: int
    content: bytes


def to_zip(title: str, period: str, entries: Iterable[Entry]) -> bytes:
    """The files, a read-me and the list with the hash of each."""
    files = list(entries)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        words = _WORDS.format(title=title, period=period, list_name=LIST_NAME)
        archive.writestr(READ_ME, words.replace("\n", "\r\n").encode("utf-8-sig"))
        for entry in files:
            archive.writestr(entry.name, entry.content)
        archive.writestr(LIST_NAME, _list(files).encode("utf-8-sig"))
    return out.getvalue()


def _list(entries: list[Entry]) -> str:
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for entry in entries:
        digest = hashlib.sha256(entry.content).hexdigest()
        writer.writerow(
            [
                entry.name,
                entry.kind,
                entry.period,
                entry.made_on.isoformat(),
                entry.version,
                len(entry.content),
                digest,
            ]
        )
    return text.getvalue()
