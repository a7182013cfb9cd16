"""Surveys that come with the house (programmes.md 6), as files. Their words are content, Japanese and English."""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from yuiwork.surveys.wording import in_her_language

# The survey that the seminars of a programme share.
STANDARD_CODE = "seminar_exit"
STANDARD_TITLE = "説明会アンケート"

_DATA = Path(__file__).parent.parent / "data"


@dataclass(frozen=True, slots=True)
class Template:
    """``settings`` and ``questions`` are what ``draft_survey`` takes."""

    code: str
    source: str
    about: dict[str, str]
    settings: dict[str, Any]
    questions: tuple[dict[str, Any], ...]

    @property
    def title(self) -> str:
        return in_her_language(self.settings["title"], self.settings["english"]["title"])

    @property
    def wording_of_about(self) -> str:
        return in_her_language(self.about["ja"], self.about["en"])


@cache
def templates() -> dict[str, Template]:
    """By code, in the order of a programme's life."""
    found = [template for path in sorted(_DATA.glob("*.json")) for template in _templates(path)]
    return {template.code: template for template in found}


def _templates(path: Path) -> list[Template]:
    """The file name is ``<order>_<code>.json``. With ``waits`` there is one survey for each of them."""
    raw = json.loads(path.read_text(encoding="utf-8"))
    code = path.stem.partition("_")[2]
    if "waits" not in raw:
        return [_template(code, raw, raw["how"])]
    return [_template(f"{code}_{wait}", raw, {**raw["how"], "wait": wait}) for wait in raw["waits"]]


def _template(code: str, raw: dict[str, Any], how: dict[str, Any]) -> Template:
    def said(words: dict[str, str]) -> dict[str, str]:
        return {name: text.replace("{wait}", str(how.get("wait", ""))) for name, text in words.items()}

    japanese = said(raw["ja"])
    questions = tuple(_question(row, raw.get("scales", {})) for row in raw["questions"])
    settings = {**japanese, "english": said(raw["en"]), **how}
    return Template(code, raw["source"], said(raw["about"]), settings, questions)


def _question(row: dict[str, Any], scales: dict[str, list[list[str]]]) -> dict[str, Any]:
    """The short form of the files: options as lists, a branch as ``[question, option, …]``."""
    options = row.get("options", [])
    branch = row.get("if")
    return {
        "code": row["code"],
        "kind": row["kind"],
        "text": row["ja"],
        "english": {"text": row["en"], "unit": row.get("unit_en", "")},
        "required": row.get("required", True),
        "options": [_option(*words) for words in (scales[options] if isinstance(options, str) else options)],
        "rows": [_option(*words) for words in row.get("rows", [])],
        "shown_if": {"question": branch[0], "any_of": branch[1:]} if branch else None,
        "unit": row.get("unit", ""),
        "lowest": row.get("lowest"),
        "highest": row.get("highest"),
        "sensitive": row.get("sensitive", False),
    }


def _option(code: str, label: str, english: str, own: str = "") -> dict[str, Any]:
    option: dict[str, Any] = {"code": code, "label": label, "english": english}
    return {**option, "own_words": True} if own else option


def exit_survey_questions() -> list[Any]:
    """The questions that seminars of such programmes ask (programmes.md 6.1), for ``create_survey``."""
    return [dict(question) for question in templates()[STANDARD_CODE].questions]
