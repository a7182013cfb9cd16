"""The living style page: complete, right in both languages, and in the demo only."""

import pytest
from django.conf import settings
from django.test import override_settings

from tests.page_client import PageClient
from yuiwork.core.web import icons

URL = "/styleguide/"
RIGHT = {
    "family_name": "山田",
    "family_kana": "やまだ",
    "email": "hanako@example.jp",
    "born_on_year": "平成2",
    "born_on_month": "４",
    "born_on_day": "1",
    "pay": "１，２００円",
    "place": "online",
    "field_of_work": "writing",
    "agreed": "on",
    "submission_id": "0190a5b0-0000-7000-8000-000000000000",
}


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize("query", ["", "?density=staff"])
def test_the_page_is_right_in_both_languages_and_densities(
    page_client: PageClient, language: str, query: str
) -> None:
    page_client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    assert page_client.get(URL + query).status_code == 200


def test_every_component_stands_on_it(page_client: PageClient) -> None:
    html = page_client.get(URL).content.decode()
    classes = (
        "timeline",
        "steps",
        "money-table",
        "table",
        "figure",
        "empty",
        "pagination",
        "task",
        "chips",
        "facts",
    )
    assert [name for name in classes if f'class="{name}' not in html and f' {name}"' not in html] == []
    assert [
        kind for kind in ("info", "success", "warning", "error") if f'data-type="{kind}"' not in html
    ] == []
    assert [name for name in icons.picture_names() if f"<code>{name}</code>" not in html] == []


def test_the_form_comes_back_with_its_errors_and_a_marked_title(page_client: PageClient) -> None:
    response = page_client.post(URL, RIGHT | {"family_kana": "山田"})
    html = response.content.decode()
    assert response.status_code == 422
    assert "<title>エラー: " in html
    assert "＊「山」は漢字です。読みをカナで入力してください。" in html
    assert 'value="１，２００円"' in html


def test_a_form_that_is_right_is_thanked_for_once(page_client: PageClient) -> None:
    response = page_client.post(URL, RIGHT)
    assert response.status_code == 303
    thanks = "入力内容はすべて正しく届きました。"
    assert thanks in page_client.get(response["Location"]).content.decode()
    assert thanks not in page_client.get(URL).content.decode()


def test_outside_the_demo_there_is_no_style_page(page_client: PageClient) -> None:
    with override_settings(DEMO=False):
        response = page_client.get(URL)
    assert response.status_code == 404
    assert "これはデモです" not in response.content.decode()
