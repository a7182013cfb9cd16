"""How a form is written in HTML: public-sector-ux.md 1.5, rule by rule."""

import re
from typing import Any

import pytest
from django import forms
from django.utils.translation import override

from tests.page_client import check_page
from yuiwork.core.errors import Refused
from yuiwork.core.web import fields
from yuiwork.core.web.forms import refusals_on


class Everything(forms.Form):
    name = fields.NameField(label="氏名", help_text="戸籍のとおりに")
    born_on = fields.JapaneseDateField(label="生年月日", help_text="例：1990 4 1")
    place = forms.ChoiceField(
        label="会場", choices=[("a", "会場"), ("b", "オンライン")], widget=forms.RadioSelect
    )
    days = forms.MultipleChoiceField(
        label="曜日", choices=[("1", "月"), ("2", "火")], widget=forms.CheckboxSelectMultiple, required=False
    )
    kind = forms.ChoiceField(label="分野", choices=[("", "選択"), ("w", "文章")])
    pay = fields.YenFormField(label="報酬", required=False)
    sample = fields.UploadField(label="見本", required=False)
    agreed = forms.BooleanField(label="同意します")
    submission_id = fields.SubmissionIdField()


def attribute(html: str, tag_with: str, name: str) -> str:
    """The value of an attribute of the first tag that contains ``tag_with``."""
    tag = next(tag for tag in re.findall(r"<[^>]+>", html) if tag_with in tag)
    found = re.search(rf'{name}="([^"]*)"', tag)
    return found[1] if found else ""


def _refuse(code: str, message: str, field: str | None = None) -> None:
    raise Refused(code, message, field=field)


@pytest.fixture
def empty() -> str:
    return str(Everything())


@pytest.fixture
def wrong() -> str:
    return str(Everything(data={"born_on_year": "1990", "pay": "たくさん"}))


@pytest.mark.parametrize("html", [str(Everything()), str(Everything(data={}))], ids=["empty", "wrong"])
def test_every_field_has_a_label_and_every_id_is_there_once(html: str) -> None:
    page = f'<html lang="ja"><title>x</title><h1>x</h1>{html}</html>'
    assert check_page(page) == []


@pytest.mark.parametrize("data", [None, {}], ids=["empty", "wrong"])
def test_everything_that_describes_a_control_exists(data: dict[str, Any] | None) -> None:
    html = str(Everything(data=data))
    ids = set(re.findall(r' id="([^"]+)"', html))
    for described in re.findall(r'aria-describedby="([^"]*)"', html):
        assert set(described.split()) <= ids


def test_required_and_optional_are_both_said_in_words(empty: str) -> None:
    assert empty.count("※必須") == 5
    assert empty.count("※任意") == 3


def test_a_group_of_controls_is_a_fieldset_with_a_legend(empty: str) -> None:
    assert [re.sub(r"\s+", " ", text).strip() for text in re.findall(r"<legend>\s*(\S+)", empty)] == [
        "生年月日",
        "会場",
        "曜日",
    ]


def test_the_error_is_described_before_the_help(wrong: str) -> None:
    assert attribute(wrong, 'name="name"', "aria-describedby") == "id_name_error id_name_help"


def test_without_an_error_only_the_help_describes_and_nothing_is_invalid(empty: str) -> None:
    assert attribute(empty, 'name="name"', "aria-describedby") == "id_name_help"
    assert "aria-invalid" not in empty


def test_only_what_is_wrong_is_marked_as_invalid(wrong: str) -> None:
    assert attribute(wrong, 'name="pay"', "aria-invalid") == "true"
    assert attribute(wrong, 'name="sample"', "aria-invalid") == ""


def test_an_error_begins_with_a_star_and_says_what_to_do(wrong: str) -> None:
    assert "＊「氏名」を入力してください。" in wrong
    assert "＊「会場」を選んでください。" in wrong
    assert "＊「分野」を選んでください。" in wrong
    assert "＊「同意します」にチェックを入れてください。" in wrong
    assert "＊年・月・日をすべて入力してください。" in wrong


def test_the_summary_counts_the_errors_and_leads_to_the_first_control_of_each(wrong: str) -> None:
    summary = wrong[: wrong.index("</ul>")]
    links = re.findall(r'<a href="#([^"]+)"', summary)
    assert links == ["id_name", "id_born_on_0", "id_place_0", "id_kind", "id_pay", "id_agreed"]
    ids = set(re.findall(r' id="([^"]+)"', wrong))
    assert set(links) <= ids
    assert "入力内容を確認してください（7件）" in summary  # six fields and the page that grew too old


def test_a_form_without_errors_has_no_summary(empty: str) -> None:
    assert "data-error-summary" not in empty


def test_a_refusal_of_a_rule_stands_in_the_summary_without_a_link() -> None:
    form = forms.Form(data={})
    with refusals_on(form):
        _refuse("CLOSED", "この募集は終わりました。")
    html = str(form)
    assert "<li>この募集は終わりました。</li>" in html
    assert "入力内容を確認してください（1件）" in html


def test_a_refusal_that_names_a_field_stands_beside_it() -> None:
    form = Everything(data={})
    with refusals_on(form):
        _refuse("TOO_LOW", "最低賃金を下回ります。", field="pay")
    assert "＊最低賃金を下回ります。" in str(form)


def test_the_words_of_a_form_follow_the_language_of_the_page() -> None:
    with override("en"):
        html = str(Everything(data={}))
    assert ">required</span>" in html
    assert "Please fill in: 氏名." in html


def test_a_message_of_ones_own_is_not_replaced() -> None:
    class Own(forms.Form):
        it = forms.CharField(label="題名", error_messages={"required": "題名は短くても構いません。"})

    assert "＊題名は短くても構いません。" in str(Own(data={}))


def test_what_was_typed_is_never_taken_for_markup() -> None:
    html = str(Everything(data={"name": '"><script>alert(1)</script>'}))
    assert "<script>" not in html
