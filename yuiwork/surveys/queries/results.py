"""Tabulation: counts, shares, averages, cross tables; masks already on, the same on page, csv, xlsx and docx."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from statistics import median

from django.utils.translation import gettext as _

from yuiwork.core.charts import HIDDEN, bar_chart
from yuiwork.core.suppression import (
    MEAN_CONTRIBUTORS,
    Masked,
    Rule,
    staff_rule,
    suppress,
    suppress_stages,
    suppress_table,
)
from yuiwork.core.web.components import DataTable, Figure
from yuiwork.surveys.models import Question, QuestionKind
from yuiwork.surveys.queries.replies import Reply, answering, chosen

NONE = "－"
CROSSABLE = frozenset({QuestionKind.SINGLE, QuestionKind.MULTI, QuestionKind.SCALE})


@dataclass(frozen=True, slots=True)
class Result:
    """One question. ``figures``: one, or one per row of a table. ``answered`` is None for a group too small to show."""

    code: str
    text: str
    answered: Masked
    figures: tuple[Figure, ...]
    facts: tuple[tuple[str, str], ...]  # average, top two of five, median: with their words
    texts: tuple[str, ...]
    hides_texts: bool


@dataclass(frozen=True, slots=True)
class Counts:
    """One table of counts, masked. ``answered``: how many people stand behind it."""

    title: str
    takeaway: str
    table: DataTable
    cells: tuple[Masked, ...]
    answered: int


@dataclass(frozen=True, slots=True)
class Counted:
    """One question, as ``Result`` without drawings."""

    text: str
    answered: Masked
    counts: tuple[Counts, ...]
    facts: tuple[tuple[str, str], ...]
    texts: tuple[str, ...]
    hides_texts: bool


def rule_for(question: Question, population: int) -> Rule:
    """Counts below three are hidden for staff; income, health and childcare by the size of the place (law.md 5.4)."""
    return staff_rule(population, sensitive=question.sensitive)


def result_of(question: Question, replies: Sequence[Reply], population: int) -> Result:
    """What was answered to one question, as staff may see it, drawn."""
    found = counted(question, replies, population)
    return Result(
        code=question.code,
        text=question.wording,
        answered=found.answered,
        figures=tuple(_drawn(counts) for counts in found.counts),
        facts=found.facts,
        texts=found.texts,
        hides_texts=found.hides_texts,
    )


def counted(question: Question, replies: Sequence[Reply], population: int) -> Counted:
    """The same without drawings, for rooms that draw themselves."""
    rule, answered = rule_for(question, population), answering(question, replies)
    enough = rule.shown and len(answered) >= rule.k
    counts: list[Counts] = []
    if question.kind == QuestionKind.MATRIX:
        counts = [
            _counts(question, answered, rule, row=row, label=label)
            for row, label in question.row_labels.items()
        ]
    elif question.options:
        counts = [_counts(question, answered, rule)]
    return Counted(
        text=question.wording,
        answered=len(answered) if enough or not answered else None,
        counts=tuple(counts),
        facts=tuple(_facts(question, answered, rule)) if enough else (),
        texts=_texts(question, answered, rule) if enough else (),
        hides_texts=bool(answered) and not enough,
    )


def _masked(question: Question, counts: Sequence[int], answered: int, rule: Rule) -> list[Masked]:
    """Answers to "one of several" add up to the total, "any of several" do not."""
    if question.kind != QuestionKind.MULTI:
        return suppress(counts, rule).cells
    if not rule.shown or 0 < answered < rule.k:
        return [None] * len(counts)
    return suppress_stages(counts, rule)


def _counts(
    question: Question, answered: Sequence[Reply], rule: Rule, *, row: str = "", label: str = ""
) -> Counts:
    here = [reply for reply in answered if chosen(question, reply, row)]
    count = Counter(code for reply in here for code in chosen(question, reply, row))
    cells = _masked(question, [count[code] for code in question.labels], len(here), rule)
    rows: list[list[object]] = [
        [name, _shown(cell), _share(cell, len(here))]
        for name, cell in zip(question.labels.values(), cells, strict=True)
    ]
    title = f"{question.wording}: {label}" if label else question.wording
    columns = [_("Answer"), _("People (persons)"), _("Share of those who answered")]
    return Counts(
        title=title,
        takeaway=_takeaway(len(here), cells, rule),
        table=DataTable(title, columns, rows, frozenset({1, 2})),
        cells=tuple(cells),
        answered=len(here),
    )


def _drawn(counts: Counts) -> Figure:
    names = [str(row[0]) for row in counts.table.rows]
    bars = tuple(_bar(name, cell, counts.answered) for name, cell in zip(names, counts.cells, strict=True))
    return Figure(
        title=counts.title,
        takeaway=counts.takeaway,
        svg=bar_chart(bars, counts.cells),
        table=counts.table,
    )


def _takeaway(answered: int, cells: Sequence[Masked], rule: Rule) -> str:
    if not rule.shown:
        return _("In a place of this size this is not shown, so that nobody can be recognised.")
    if 0 < answered < rule.k:
        return _("Too few people have answered yet, so the numbers are hidden.")
    words = {"count": answered, "sign": HIDDEN}
    if None in cells:
        return _("%(count)s people answered. %(sign)s: hidden, because there are few people.") % words
    return _("%(count)s people answered.") % words


def _with_unit(number: str, unit: str) -> str:
    """10.0時間, but 10.0 hours."""
    return f"{number} {unit}" if unit[:1].isascii() and unit[:1].isalpha() else f"{number}{unit}"


def _facts(question: Question, answered: Sequence[Reply], rule: Rule) -> list[tuple[str, str]]:
    if question.kind == QuestionKind.SCALE:
        return _scale_facts(question, answered, rule)
    if question.kind != QuestionKind.NUMBER or len(answered) < max(MEAN_CONTRIBUTORS, rule.k):
        return []
    numbers = [int(reply.answers[question.code][0]) for reply in answered]
    unit = question.wording_of_unit
    mean = Fraction(sum(numbers), len(numbers))
    return [
        (_("Average"), _with_unit(f"{float(mean):,.1f}", unit)),
        (_("Median (half answered less, half more)"), _with_unit(f"{median(numbers):,.1f}", unit)),
    ]


def _scale_facts(question: Question, answered: Sequence[Reply], rule: Rule) -> list[tuple[str, str]]:
    """Shown only where no hidden cell could be worked out from them."""
    count = Counter(int(reply.answers[question.code][0]) for reply in answered)
    cells = suppress([count[step] for step in range(1, 6)], rule).cells
    total = len(answered)
    facts = []
    if None not in cells:
        mean = Fraction(sum(step * people for step, people in count.items()), total)
        facts.append((_("Average of 1 to 5"), f"{float(mean):.2f}"))
    top = cells[3:]
    if None not in top:
        facts.append((_("Top two of five (4 and 5)"), _share(sum(cell or 0 for cell in top), total)))
    return facts


def _texts(question: Question, answered: Sequence[Reply], rule: Rule) -> tuple[str, ...]:
    """Free answers, or the own words of an option; sorted by themselves, so that no order tells who came first."""
    if question.kind == QuestionKind.TEXT:
        return tuple(sorted(str(reply.answers[question.code][0]) for reply in answered))
    words = sorted(words for reply in answered if (words := reply.answers[question.code][1]))
    return tuple(words) if len(words) >= rule.k else ()


@dataclass(frozen=True, slots=True)
class Dimension:
    """Columns of a cross table: label by key, and which of them a reply belongs to."""

    title: str
    labels: dict[str, str]
    keys_of: dict[int, list[str]]  # position of the reply → its columns


def cross_table(
    question: Question, dimension: Dimension, replies: Sequence[Reply], rules: Sequence[Rule]
) -> DataTable:
    """Option by column; people. The strictest of the rules masks it, by row and by column."""
    rule = Rule(max(rule.k for rule in rules), shown=all(rule.shown for rule in rules))
    count: Counter[tuple[str, str]] = Counter()
    for position, reply in enumerate(replies):
        for column in dimension.keys_of.get(position, []):
            for code in chosen(question, reply):
                count[code, column] += 1
    counts = [[count[code, column] for column in dimension.labels] for code in question.labels]
    masked = suppress_table(counts, rule)
    rows: list[list[object]] = [
        [label, *(_shown(cell) for cell in row)]
        for label, row in zip(question.labels.values(), masked, strict=True)
    ]
    return DataTable(
        _("%(question)s × %(dimension)s") % {"question": question.wording, "dimension": dimension.title},
        [_("Answer"), *dimension.labels.values()],
        rows,
        frozenset(range(1, len(dimension.labels) + 1)),
    )


def _shown(cell: Masked) -> object:
    return HIDDEN if cell is None else cell


def _share(cell: Masked, total: int) -> str:
    if cell is None:
        return HIDDEN
    return f"{100 * cell / total:.1f}%" if total else NONE


def _bar(label: str, cell: Masked, total: int) -> str:
    words = {"label": label, "value": _shown(cell), "share": _share(cell, total)}
    return _("%(label)s  %(value)s people (%(share)s)") % words if cell is not None else f"{label}  {HIDDEN}"
