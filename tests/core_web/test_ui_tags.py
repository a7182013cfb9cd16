"""The filters and tags of every page, in both languages."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.template import Context, Template
from django.utils.translation import override

from yuiwork.core.web import icons
from yuiwork.core.web.components import DataTable, Figure


def rendered(source: str, *, language: str = "ja", **context: Any) -> str:
    with override(language):
        return Template("{% load ui %}" + source).render(Context(context))


@pytest.mark.parametrize(
    ("filter_name", "value", "japanese", "english"),
    [
        ("yen", 94290, "94,290円", "¥94,290"),
        ("yen", -5500, "-5,500円", "-¥5,500"),
        ("yen", 0, "0円", "¥0"),
        ("yen", None, "", ""),
        ("number", 1741, "1,741", "1,741"),
        ("jdate", date(2026, 11, 25), "2026年11月25日（水）", "25 Nov 2026 (Wed)"),
        ("jdate", None, "", ""),
        ("era", date(2026, 11, 25), "2026年11月25日（令和8年）", "25 Nov 2026 (Wed)"),
        ("era", date(2019, 5, 1), "2019年5月1日（令和元年）", "1 May 2019 (Wed)"),
        ("era", date(2019, 4, 30), "2019年4月30日（平成31年）", "30 Apr 2019 (Tue)"),
    ],
)
def test_a_value_is_shown_in_the_words_of_the_page(
    filter_name: str, value: Any, japanese: str, english: str
) -> None:
    assert rendered("{{ it|" + filter_name + " }}", it=value) == japanese
    assert rendered("{{ it|" + filter_name + " }}", language="en", it=value) == english


def test_an_instant_is_shown_in_japan_time() -> None:
    late = datetime(2026, 11, 25, 14, 30, tzinfo=UTC)  # 23:30 in Japan, the same day
    later = datetime(2026, 11, 25, 15, 0, tzinfo=UTC)  # midnight in Japan, the next day
    assert rendered("{{ it|jdatetime }}", it=late) == "2026年11月25日（水）23:30"
    assert rendered("{{ it|jdatetime }}", it=later) == "2026年11月26日（木）00:00"
    assert rendered("{{ it|jdate }}", it=later) == "2026年11月26日（木）"
    assert rendered("{{ it|jtime }}", it=late) == "23:30"


@pytest.mark.parametrize("name", icons.icon_names())
def test_every_icon_is_decoration_without_style_or_script(name: str) -> None:
    svg = icons.icon(name)
    assert 'aria-hidden="true"' in svg
    assert "style" not in svg
    assert "script" not in svg


def test_a_picture_that_does_not_exist_is_noticed() -> None:
    with pytest.raises(KeyError):
        icons.picture("unicorn")


def test_the_cells_of_a_table_carry_their_heading_for_the_phone() -> None:
    table = DataTable(caption="人数", columns=["年度", "人数"], rows=[("2026", 1741)], numeric=frozenset({1}))
    html = rendered('{% include "ui/data_table.html" %}', table=table)
    assert '<td data-label="人数" data-numeric>1,741</td>' in html
    assert '<th scope="row">2026</th>' in html


def test_a_table_whose_rows_do_not_fit_its_columns_is_noticed() -> None:
    table = DataTable(caption="人数", columns=["年度"], rows=[("2026", 1741)])
    with pytest.raises(ValueError, match="zip"):
        rendered('{% include "ui/data_table.html" %}', table=table)


def test_the_drawing_of_a_figure_says_what_it_shows_and_its_words_are_escaped() -> None:
    figure = Figure(
        title='"人" & 数',
        takeaway="17人でした。",
        svg='<svg role="graphics-document" aria-label="chart" viewBox="0 0 1 1"><g role="graphics-object"/></svg>',
        table=DataTable(caption="人数", columns=[], rows=[]),
    )
    html = rendered("{% figure_svg figure %}", figure=figure)
    assert html.count("role=") == 1
    assert 'aria-label="&quot;人&quot; &amp; 数: 17人でした。" viewBox' in html


def test_signs_between_words_are_those_of_the_language() -> None:
    source = "朝{% aside %}{{ where }}{% endaside %}{% colon %}霧{% gap %}鹿{% stop %}"
    assert rendered(source, where="<奈良>") == "朝（&lt;奈良&gt;）：霧鹿。"
    assert rendered(source, language="en", where="<奈良>") == "朝 (&lt;奈良&gt;): 霧 鹿. "


@pytest.mark.parametrize(
    ("first", "last", "japanese", "english"),
    [
        (date(2026, 4, 1), None, "2026年4月1日（水）から", "from 1 Apr 2026 (Wed)"),
        (date(2026, 4, 1), date(2026, 4, 1), "2026年4月1日（水）", "1 Apr 2026 (Wed)"),
        (
            date(2026, 4, 1),
            date(2027, 3, 31),
            "2026年4月1日（水）–2027年3月31日（水）",
            "1 Apr 2026 (Wed)–31 Mar 2027 (Wed)",
        ),
    ],
)
def test_a_period_says_where_it_is_open(first: date, last: date | None, japanese: str, english: str) -> None:
    assert rendered("{% period a b %}", a=first, b=last) == japanese
    assert rendered("{% period a b %}", language="en", a=first, b=last) == english


def test_a_whole_number_of_hours_has_no_decimals() -> None:
    table = DataTable("Use", ["Room", "Hours"], [["Hall", 7744.0], ["Studio", 1234.5]], frozenset({1}))
    shown = rendered("{% table_rows t as rows %}{% for row in rows %}{{ row.1.value }} {% endfor %}", t=table)
    assert shown == "7,744 1,234.5 "
