"""From the text of a cell to a value, and back. All widths of digits, all usual ways to write a date."""

import re
from collections.abc import Callable
from datetime import date

from yuiwork.impact import api as impact
from yuiwork.imports.kinds.column import CellProblem, Context, Value
from yuiwork.japan.dates import fiscal_year
from yuiwork.japan.digits import parse_int, parse_yen
from yuiwork.japan.email import clean_email
from yuiwork.japan.eras import parse_era_date, parse_era_year
from yuiwork.japan.errors import JapanError
from yuiwork.japan.municipalities import PREFECTURES, Municipality, by_prefecture, find
from yuiwork.japan.names import clean_kana, clean_name
from yuiwork.japan.text import nfkc, without_spaces

_WESTERN = re.compile(r"(\d{4})[年\-/.](\d{1,2})[月\-/.](\d{1,2})日?(?:[T ]?\d{1,2}:\d{2}(?::\d{2})?)?")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
_WEEKDAY = re.compile(r"[(（][月火水木金土日](?:曜日?)?[)）]")
_YES = frozenset(
    ("○", "◯", "〇", "●", "◎", "レ", "✓", "✔", "1", "有", "あり", "はい", "済", "済み", "yes", "true", "o")
)
_YES |= frozenset(("修了", "修了済", "修了済み", "出席", "受注", "就業"))
_NO = frozenset(
    (
        "×",
        "✕",
        "✗",
        "☓",
        "0",
        "無",
        "なし",
        "いいえ",
        "未",
        "no",
        "false",
        "x",
        "-",
        "ー",
        "－",
        "―",
        "—",
        "–",
    )
)
_NO |= frozenset(("未修了", "欠席", "未受注", "未就業"))
_AGE = re.compile(r"(\d{1,3})")
_AMOUNT = re.compile(r"(\d[\d,]*(?:\.\d)?)(万|千)?円?")
_LOST = re.compile(r"[〓\ufffd]|(?<=\w)\?(?=\w)|^\?|\?$")
MARK = "yes"  # a ○ instead of a date
BAND_NAMES = ("0円", "5千円まで", "5万円まで", "10万円まで", "20万円まで", "20万円超")
EARLIEST = date(1900, 1, 1)


def line(text: str, context: Context) -> str:
    """One line of text."""
    return " ".join(clean_name(text).split())


def name(text: str, context: Context) -> str:
    """A name as its owner writes it. A sign that stands for a lost character is refused."""
    if _LOST.search(text):
        raise CellProblem("CHARACTER_LOST", text=text)
    return line(text, context)


def kana(text: str, context: Context) -> str:
    return clean_kana(text)


def email(text: str, context: Context) -> str:
    return clean_email(text).value


def code(text: str, context: Context) -> str:
    """A number of the roster, of any width."""
    return without_spaces(nfkc(text))


def count(text: str, context: Context) -> int:
    """0 or more; 回, 人 and the like may stand behind it."""
    found = parse_int(re.sub(r"[人名回件枚日コマ]+$", "", nfkc(text)))
    if found < 0:
        raise CellProblem("NEGATIVE")
    return found


def yen(text: str, context: Context) -> int:
    return parse_yen(text)


def day(text: str, context: Context) -> str:
    """ISO date from 2023/4/1, 2023年4月1日, 20230401, R5.4.1 or 令和5年4月1日. Not after today."""
    found = _day(text)
    if found > context.today:
        raise CellProblem("DAY_AHEAD", day=found.isoformat())
    if found < EARLIEST:
        raise CellProblem("DAY_TOO_EARLY", day=found.isoformat())
    return found.isoformat()


def _day(text: str) -> date:
    tidy = _WEEKDAY.sub("", nfkc(text))
    match = _WESTERN.fullmatch(tidy) or _COMPACT.fullmatch(tidy)
    if match is None:
        return parse_era_date(tidy)
    try:
        return date(*(int(part) for part in match.groups()))
    except ValueError as error:
        raise CellProblem("DAY_UNKNOWN") from error


def mark_or_day(text: str, context: Context) -> str | None:
    """A date, or ○ where only that it happened is known; × and － are nothing."""
    tidy = without_spaces(nfkc(text)).casefold()
    if tidy in _YES:
        return MARK
    if tidy in _NO:
        return None
    return day(text, context)


def show_mark(value: Value) -> str:
    return "○" if value == MARK else str(value)


def year(text: str, context: Context) -> int:
    """令和5年度, R5, 2023, 2023年度, or the fiscal year of a date."""
    tidy = without_spaces(nfkc(text)).removesuffix("度").removesuffix("年")
    if tidy.isdigit() and len(tidy) == 4:
        found = int(tidy)
    else:
        try:
            found = parse_era_year(text)
        except JapanError:
            found = fiscal_year(_day(text))
    if not EARLIEST.year < found <= fiscal_year(context.today):
        raise CellProblem("YEAR_AHEAD" if found > EARLIEST.year else "YEAR_UNKNOWN", year=found)
    return found


def show_year(value: Value) -> str:
    return f"{value}年度"


def age_band(text: str, context: Context) -> int:
    """The decade: 30 from 30代, 30-39歳 or 34."""
    match = _AGE.search(nfkc(text))
    if match is None or not 10 <= int(match[1]) < 110:
        raise CellProblem("AGE_UNKNOWN")
    return int(match[1]) // 10 * 10


def show_age(value: Value) -> str:
    return f"{value}代"


def band(text: str, context: Context) -> int:
    """0 … 5 from the upper bound that is named: 5千円まで, 1～5万円, 20万円超."""
    tidy = without_spaces(nfkc(text)).replace("~", "-")
    if tidy in _NO or tidy in ("0円", "ゼロ"):
        return 0
    amounts = [
        int(float(number.replace(",", "")) * {"万": 10_000, "千": 1_000, "": 1}[unit])
        for number, unit in _AMOUNT.findall(tidy)
    ]
    if not amounts:
        raise CellProblem("BAND_UNKNOWN")
    top = len(impact.BAND_BOUNDS)
    if re.search(r"超|以上|より多い|over", tidy) and amounts[-1] >= impact.BAND_BOUNDS[-1]:
        return top
    if amounts[-1] not in impact.BAND_BOUNDS:
        raise CellProblem("BAND_UNKNOWN")
    return impact.BAND_BOUNDS.index(amounts[-1])


def show_band(value: Value) -> str:
    return BAND_NAMES[int(value)]


def municipality(text: str, context: Context) -> str:
    """The five-digit code from a code, a name or an address that begins with it; the own prefecture first."""
    tidy = without_spaces(nfkc(text))
    if tidy.isdigit():
        return find(tidy).code
    prefecture = next((c for c, n in PREFECTURES.items() if tidy.startswith(n)), "")
    if prefecture and tidy == PREFECTURES[prefecture]:
        return f"{prefecture}000"
    rest = tidy.removeprefix(PREFECTURES.get(prefecture, ""))
    for where in (prefecture,) if prefecture else (context.prefecture_code, ""):
        found = _named(rest, where)
        if len(found) == 1:
            return found[0].code
        if len(found) > 1:
            raise CellProblem("MUNICIPALITY_AMBIGUOUS", text=tidy)
    raise CellProblem("MUNICIPALITY_UNKNOWN", text=tidy)


def _named(text: str, prefecture: str) -> list[Municipality]:
    """Those whose name begins the text, the longest only: 大和郡山市 is not 大和市."""
    places = [row for c in ([prefecture] if prefecture else PREFECTURES) for row in by_prefecture(c)]
    hits = [(len(name), row) for row in places for name in _names(row) if text.startswith(name)]
    longest = max((length for length, _row in hits), default=0)
    return [row for length, row in hits if length == longest]


def _names(row: Municipality) -> list[str]:
    full = [row.district + row.name] if row.district else []
    return [row.name, *full]


def show_municipality(value: Value) -> str:
    row = find(str(value)) if not str(value).endswith("000") else None
    if row is None:
        return PREFECTURES[str(value)[:2]]
    return row.full_name


def at_most(parse: Callable[[str, Context], str], length: int) -> Callable[[str, Context], str]:
    """``parse`` for texts of at most ``length`` characters."""

    def checked(text: str, context: Context) -> str:
        found = parse(text, context)
        if len(found) > length:
            raise CellProblem("TEXT_TOO_LONG", limit=length)
        return found

    return checked
