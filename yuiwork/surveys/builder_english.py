"""The English of a question as staff write it beside the Japanese: wording, help, unit, options, lines of a table.

Options and lines are written in one field, a line for each, in the order of the Japanese ones; その他 has its English.
"""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from yuiwork.core.web.widgets import CountedTextarea
from yuiwork.surveys.models import WITH_OPTIONS, OptionData, Question, QuestionKind

LONG = 500
_LINES_LIMIT = 5000
# What stands in these fields is English on purpose, whatever the language of the page.
ENGLISH = {"translate": "no", "lang": "en"}


def english_fields(kind: str, question: Question | None) -> dict[str, forms.Field]:
    """By name: ``text_en``, ``help_en``, and where the kind has them ``unit_en``, ``options_en``, ``rows_en``."""
    said = question.english if question else {}
    is_section = kind == QuestionKind.SECTION
    fields: dict[str, forms.Field] = {
        "text_en": _line(
            _("Heading in English") if is_section else _("Question in English"), said.get("text", "")
        ),
        "help_en": forms.CharField(
            label=_("Text under the heading, in English") if is_section else _("Note in English"),
            required=False,
            max_length=LONG,
            widget=CountedTextarea(ENGLISH, rows=2),
            initial=said.get("help", ""),
        ),
    }
    if kind == QuestionKind.NUMBER:
        fields["unit_en"] = _line(_("Unit in English"), said.get("unit", ""))
    if kind in WITH_OPTIONS:
        fields["options_en"] = _lines(
            _("Options in English, one line for each"), question.options if question else []
        )
    if kind == QuestionKind.MATRIX:
        fields["rows_en"] = _lines(
            _("Things that are asked about in English, one line for each"), question.rows if question else []
        )
    return fields


def english_of(data: dict[str, Any]) -> dict[str, str]:
    """What ``Question.english`` keeps."""
    return {name: data.get(f"{name}_en", "") for name in ("text", "help", "unit")}


def lines_problem(text: str, before: Iterable[OptionData], after: Iterable[OptionData]) -> str:
    """Why the English lines cannot belong to these options; empty when they can."""
    was, now = [line for line in before if not line.get("own_words")], list(after)
    if not text.strip():
        return ""
    if len(text.splitlines()) > len(now):
        return _("There are more lines than in Japanese. Please write one line for each, in the same order.")
    taken_away = {line["code"] for line in was} - {line["code"] for line in now}
    if taken_away and text.splitlines() == _shown(was).splitlines():
        return _("You removed something in Japanese. Please remove its line here too.")
    return ""


def with_english(lines: Iterable[OptionData], text: str) -> list[OptionData]:
    """The lines with their English, in order; those without keep what came with them."""
    found = [OptionData(**line) for line in lines]
    for line, english in zip(found, text.splitlines(), strict=False):
        line["english"] = english.strip()
    return found


def _line(label: str, initial: str) -> forms.CharField:
    return forms.CharField(
        label=label, max_length=LONG, required=False, initial=initial, widget=forms.TextInput(ENGLISH)
    )


def _lines(label: str, lines: Iterable[OptionData]) -> forms.CharField:
    # Not stripped: an empty line in front belongs to an option without English.
    return forms.CharField(
        label=label,
        required=False,
        strip=False,
        max_length=_LINES_LIMIT,
        widget=CountedTextarea(ENGLISH, rows=4),
        initial=_shown(lines),
    )


def _shown(lines: Iterable[OptionData]) -> str:
    said = [line.get("english", "") for line in lines if not line.get("own_words")]
    return "\n".join(said) if any(said) else ""
