"""A kind of report: which figures it holds, what is written by hand, what its form asks."""

from dataclasses import dataclass
from enum import StrEnum

from yuiwork.core.web.components import Text


class Span(StrEnum):
    YEAR = "year"  # a whole fiscal year
    ANY = "any"  # any first and last day


class Sheet(StrEnum):
    """Forms with fields of their own beside figures and texts."""

    NONE = ""
    RESULT = "result"
    EVALUATION = "evaluation"


@dataclass(frozen=True, slots=True)
class TextPart:
    """A part written by hand; ``heading`` in the document (Japanese: the document is), ``label`` on screen."""

    code: str
    heading: str
    label: Text
    hint: Text


@dataclass(frozen=True, slots=True)
class Kind:
    """``title`` on screen, ``heading`` on the paper; ``names``: it names people and is for the office only."""

    code: str
    title: Text
    about: Text
    heading: str
    span: Span
    figures: tuple[str, ...]
    texts: tuple[TextPart, ...] = ()
    sheet: Sheet = Sheet.NONE
    names: bool = False
    archive: bool = False
