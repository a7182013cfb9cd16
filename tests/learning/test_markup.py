"""The markup of course pages: whatever is typed, only our own tags come out."""

import re

from django.template.loader import render_to_string
from hypothesis import given
from hypothesis import strategies as st

from yuiwork.learning.markup import BlockKind, Span, blocks_of, steps_of

ALLOWED = {"h2", "p", "ul", "ol", "li", "br", "strong", "a"}


def rendered(text: str) -> str:
    return render_to_string("learning/_blocks.html", {"blocks": blocks_of(text)})


def test_headings_lists_strong_and_links() -> None:
    text = (
        "## 題名\n短く、**具体的に**。\n次の行\n\n- 一つ\n・二つ\n\n"
        "1. 先に\n2）後で [手引き](https://example.jp/a?b=1) を"
    )
    blocks = blocks_of(text)
    assert [block.kind for block in blocks] == [
        BlockKind.HEADING,
        BlockKind.PARAGRAPH,
        BlockKind.BULLETS,
        BlockKind.NUMBERS,
    ]
    assert Span("具体的に", strong=True) in blocks[1].lines[0]
    html = rendered(text)
    assert '<a href="https://example.jp/a?b=1" rel="noreferrer">手引き</a>' in html
    assert "<li>二つ</li>" in html
    assert "<br>次の行" in html


def test_nothing_but_web_addresses_becomes_a_link_and_html_stays_text() -> None:
    html = rendered(
        '[x](javascript:alert(1)) [y](data:text/html,z) <img src=x onerror="a"> [z](https://a"onclick="b)'
    )
    assert "<a " not in html
    assert "<img" not in html


def test_a_line_of_dashes_begins_a_new_step() -> None:
    assert steps_of("一\r\n---\r\n二\n\n-----\n") == ["一", "二"]
    assert steps_of("") == [""]


@given(st.text(alphabet=st.sampled_from(list("a <>&\"'#-*[]()1.\n/:")) | st.characters(), max_size=200))
def test_only_allowed_tags_come_out_and_no_letter_is_lost(text: str) -> None:
    html = rendered(text)
    assert {tag.lower() for tag in re.findall(r"</?([a-zA-Z][\w-]*)", html)} <= ALLOWED
    assert not re.search(r"<[^>]*\son\w+=", html)
    assert all(href.startswith(("http://", "https://")) for href in re.findall(r'href="([^"]*)"', html))
    letters = [c for c in text if c.isalpha() and c not in "aA"]
    shown = re.sub(r"<[^>]*>", "", html)
    assert all(c in shown or c in html for c in letters)
