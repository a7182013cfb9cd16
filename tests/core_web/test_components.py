"""The components say in words what they show in colour."""

import re
from typing import Any

import pytest
from django.core.paginator import Paginator
from django.template.loader import render_to_string
from django.test import RequestFactory

from yuiwork.core.web.components import MoneyBreakdown, MoneyLine, Step, StepState

STEPS = [
    Step("契約", StepState.DONE, "11月10日"),
    Step("作業", StepState.NOW, "25日まで"),
    Step("支払い", StepState.NEXT),
]


def text(template: str, **context: Any) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", render_to_string(template, context)).split())


@pytest.mark.parametrize("template", ["ui/timeline.html", "ui/steps.html"])
def test_each_step_says_whether_it_is_done(template: str) -> None:
    shown = text(template, steps=STEPS)
    assert all(word in shown for word in ("済み", "いま", "これから", "11月10日", "25日まで"))
    html = render_to_string(template, {"steps": STEPS})
    assert html.count('aria-current="step"') == 1


def breakdown(**more: Any) -> MoneyBreakdown:
    lines = [
        MoneyLine("依頼者の支払い", 110_000, total=True),
        MoneyLine("手数料", -5_500, "5%"),
        MoneyLine("源泉徴収", -10_210, "10.21%"),
        MoneyLine("受取額", 94_290, total=True),
    ]
    return MoneyBreakdown(caption="内訳", lines=lines, **more)


def test_a_money_breakdown_shows_each_line_with_its_reason() -> None:
    shown = text("ui/money_breakdown.html", breakdown=breakdown(paid_on="12月25日"))
    assert "手数料 5% -5,500円" in shown
    assert "受取額 94,290円" in shown
    assert "振込日 12月25日" in shown


@pytest.mark.parametrize(
    ("ok", "words"), [(True, "最低賃金を上回る"), (False, "最低賃金を下回る"), (None, "1,886円")]
)
def test_the_comparison_with_the_minimum_wage_is_said_in_words(ok: bool | None, words: str) -> None:
    shown = text("ui/money_breakdown.html", breakdown=breakdown(hourly="1,886円", hourly_ok=ok))
    assert words in shown
    assert ("最低賃金" in shown) == (ok is not None)


def test_paging_keeps_the_filter_and_says_how_many_there_are() -> None:
    request = RequestFactory().get("/jobs/", {"q": "ライター", "page": "2"})
    page = Paginator(range(132), 20).page(2)
    html = render_to_string("ui/pagination.html", {"page": page}, request)
    assert "132件のうち21〜40件目" in html
    assert re.findall(r"page=(\d)", html) == ["1", "3"]
    assert html.count("q=%E3%83%A9") == 2


def test_one_page_needs_no_paging() -> None:
    page = Paginator(range(3), 20).page(1)
    request = RequestFactory().get("/jobs/")
    assert render_to_string("ui/pagination.html", {"page": page}, request).strip() == ""


@pytest.mark.parametrize("kind", ["info", "success", "warning", "error"])
def test_a_banner_has_a_sign_besides_its_colour(kind: str) -> None:
    html = render_to_string("ui/banner.html", {"type": kind, "title": "見出し", "text": "文"})
    assert f'data-type="{kind}"' in html
    assert "<svg" in html


def test_an_empty_list_offers_the_first_step_only_where_there_is_one() -> None:
    assert "href" in render_to_string(
        "ui/empty.html", {"title": "まだありません", "url": "/x", "label": "探す"}
    )
    assert "href" not in render_to_string("ui/empty.html", {"title": "まだありません"})
