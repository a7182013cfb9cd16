"""Surveys tabulated: how many chose which answer (programmes.md 3.1 RQ30)."""

from collections.abc import Iterable
from itertools import groupby

from django.utils.translation import gettext as _

from yuiwork.core.charts import HIDDEN
from yuiwork.core.suppression import Rule, staff_rule, suppress
from yuiwork.core.web.components import DataTable
from yuiwork.impact import api as impact
from yuiwork.reports.figures.block import Block, Scope, bars_of


def provide(scope: Scope) -> list[Block]:
    """Totals of surveys that were handed in as counts, one figure per question."""
    rule = staff_rule(scope.programme.region.population, sensitive=False)
    tallies = impact.survey_tallies(scope.programme.id, scope.first, scope.last)
    by_question = groupby(tallies, key=lambda tally: (tally.title, tally.question))
    return [
        block(title, question, [(tally.option, tally.count) for tally in answers], rule)
        for (title, question), answers in by_question
    ]


def block(survey: str, question: str, answers: Iterable[tuple[str, int]], rule: Rule) -> Block:
    """Counts and shares of one question, small ones hidden together with what would tell them."""
    options = list(answers)
    masked = suppress([count for _option, count in options], rule)
    total = masked.total or 0
    rows = [
        [
            option,
            HIDDEN if cell is None else cell,
            HIDDEN if cell is None or not total else f"{100 * cell // total}%",
        ]
        for (option, _count), cell in zip(options, masked.cells, strict=True)
    ]
    rows.append([_("All answers"), HIDDEN if masked.total is None else masked.total, ""])
    table = DataTable(
        f"{survey}：{question}", [_("Answer"), _("People (persons)"), _("Share")], rows, frozenset({1, 2})
    )
    definition = _("People who chose the answer. Shares are of all answers to the question, rounded down.")
    return Block("surveys", str(table.caption), definition, table, bars_of(table, without_last=True))
