"""Surveys tabulated: counts, shares, cross tables, free answers (programmes.md 3.1 RQ30)."""

from collections.abc import Iterable
from itertools import groupby

from django.utils.translation import gettext as _

from yuiwork.core.suppression import Rule, staff_rule, suppress
from yuiwork.core.web.components import DataTable
from yuiwork.impact import api as impact
from yuiwork.reports.figures.block import Block, Scope, bars_of, share_of, shown
from yuiwork.surveys import api as surveys


def provide(scope: Scope) -> list[Block]:
    """One figure per question: the programme's own surveys, then totals that were handed in as counts."""
    rule = staff_rule(scope.programme.region.population, sensitive=False)
    own = [
        block
        for survey in surveys.counts_between(scope.programme.id, scope.first, scope.last)
        for question in survey.questions
        for block in _question(survey.title, question)
    ]
    tallies = impact.survey_tallies(scope.programme.id, scope.first, scope.last)
    by_question = groupby(tallies, key=lambda tally: (tally.title, tally.question))
    handed_in = [
        _tallied(title, question, [(tally.option, tally.count) for tally in answers], rule)
        for (title, question), answers in by_question
    ]
    return own + handed_in


def provide_crosses(scope: Scope) -> list[Block]:
    """By municipality where there are several, by fiscal year where a survey was repeated."""
    definition = _(
        "People who chose the answer; hidden where a row or a column would give somebody away. By "
        "fiscal year, all years of the same survey are compared."
    )
    return [
        Block("survey_crosses", f"{title}：{table.caption}", definition, table)
        for title, table in surveys.crosses_between(scope.programme.id, scope.first, scope.last)
    ]


def provide_texts(scope: Scope) -> list[Block]:
    """Free answers, sorted by themselves, where enough people answered."""
    blocks = []
    for survey in surveys.counts_between(scope.programme.id, scope.first, scope.last):
        for question in survey.questions:
            if question.texts:
                caption = f"{survey.title}：{question.text}"
                table = DataTable(caption, [_("Free answers")], [[text] for text in question.texts])
                definition = _("As written. Please remove anything that shows who wrote it.")
                blocks.append(Block("survey_texts", caption, definition, table))
    return blocks


def _question(survey: str, question: surveys.Counted) -> list[Block]:
    facts = "、".join(f"{name} {value}" for name, value in question.facts)
    blocks = []
    for one in (
        counts for counts in question.counts if counts.answered
    ):  # a later version may not be answered yet
        title = f"{survey}：{one.title}"
        definition = " ".join(
            part
            for part in (
                one.takeaway,
                facts,
                _("Counted by whole months; months with few answers are joined with the next ones."),
            )
            if part
        )
        table = DataTable(title, one.table.columns, one.table.rows, one.table.numeric)
        blocks.append(Block("surveys", title, definition, table, bars_of(table)))
    return blocks


def _tallied(survey: str, question: str, answers: Iterable[tuple[str, int]], rule: Rule) -> Block:
    """Counts and shares of one question, small ones hidden together with what would tell them."""
    options = list(answers)
    masked = suppress([count for _option, count in options], rule)
    rows: list[list[object]] = [
        [option, shown(cell), share_of(cell, masked.total)]
        for (option, _count), cell in zip(options, masked.cells, strict=True)
    ]
    rows.append([_("All answers"), shown(masked.total), ""])
    columns = [_("Answer"), _("People (persons)"), _("Share")]
    table = DataTable(f"{survey}：{question}", columns, rows, frozenset({1, 2}))
    definition = _("People who chose the answer, as handed in. Shares are of all answers to the question.")
    return Block("surveys", str(table.caption), definition, table, bars_of(table, without_last=True))
