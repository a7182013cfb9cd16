"""Where a text can be commented on."""

import pytest

from yuiwork.core.paragraphs import paragraphs


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("一\n\n二", ["一", "二"]),
        ("一\r\n\r\n\r\n二\r\n続き", ["一", "二\n続き"]),
        ("一\n　\n二", ["一", "二"]),
        ("一\n二\n三", ["一", "二", "三"]),
        ("  \n\n", []),
        ("", []),
    ],
    ids=["empty line", "windows", "wide space", "lines only", "only space", "nothing"],
)
def test_a_text_falls_into_paragraphs(text: str, expected: list[str]) -> None:
    assert paragraphs(text) == expected
