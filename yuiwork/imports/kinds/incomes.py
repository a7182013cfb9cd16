"""報酬の実績: what a person earned in a fiscal year, in yen or in a band."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from yuiwork.impact import api as impact
from yuiwork.imports.kinds import parsers as p
from yuiwork.imports.kinds.column import CellProblem, Column, Context, Fact, Kind, Values
from yuiwork.imports.kinds.people_columns import PERSON, finish_person
from yuiwork.japan.dates import fiscal_year_bounds

COLUMNS = (
    Column(
        "year",
        "年度",
        _("Fiscal year"),
        p.year,
        p.show_year,
        aliases=("報酬年度", "対象年度", "調査年度"),
        required=True,
        sample="2019年度",
    ),
    *PERSON,
    Column(
        "amount",
        "報酬額",
        _("Pay in the year (yen)"),
        p.yen,
        aliases=("報酬", "収入", "収入額", "年間報酬", "年間収入", "報酬額円", "受取額"),
        sample="48,000",
    ),
    Column(
        "band",
        "報酬の区分",
        _("Pay in the year, as a band"),
        p.band,
        p.show_band,
        aliases=("収入区分", "収入帯", "報酬区分", "報酬帯", "収入階層"),
        sample="5万円まで",
    ),
)


def finish(values: Values, context: Context) -> Values:
    """A band for each amount; both may be given when they agree."""
    done = finish_person(values, context)
    if "amount" in done:
        band = impact.band_of(int(done["amount"]))
        if done.get("band", band) != band:
            raise CellProblem("BAND_DIFFERS", "band")
        done["band"] = band
    if "band" not in done:
        raise CellProblem("PAY_MISSING", "amount")
    return done


def facts(values: Values, person_key: str, today: date) -> tuple[Fact, ...]:
    """Her income of the year; whoever earned anything was paid by the year's last day."""
    year, band = int(values["year"]), int(values["band"])
    amount = int(values["amount"]) if "amount" in values else None
    income = impact.Income(person_key, year, band, amount)
    if band == 0:
        return (income,)
    paid = min(fiscal_year_bounds(year)[1], today)
    return (income, impact.Reached(person_key, impact.Milestone.EARNED, paid))


INCOMES = Kind(
    code="incomes",
    title=_("Pay by person and year"),
    about=_("One line for each person and fiscal year: what they earned, in yen or as a band."),
    file_stem="報酬の実績",
    columns=COLUMNS,
    about_people=True,
    finish=finish,
    key=lambda values, person: f"{person}|{values['year']}",
    year=lambda values: int(values["year"]),
    facts=facts,
    summary=("year", "name"),
)
