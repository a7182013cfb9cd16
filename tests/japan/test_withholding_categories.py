"""The table of listed work, row by row (money.md 1.2)."""

from datetime import date

import pytest

from yuiwork.japan.dated import DatedTableError
from yuiwork.japan.withholding import Treatment, categories, category

DAY = date(2026, 11, 23)
ROWS = [
    ("article", "YES", "H"),
    ("script", "YES", "H"),
    ("interview", "YES", "M"),
    ("proofreading", "YES", "H"),
    ("book_editing", "YES", "H"),
    ("translation", "YES", "H"),
    ("sign_language", "NO", "M"),
    ("shorthand", "YES", "H"),
    ("transcription", "ASK", "M"),
    ("illustration", "YES", "H"),
    ("design", "YES", "H"),
    ("web_design", "YES", "M"),
    ("web_coding", "NO", "M"),
    ("site_build", "SPLIT", "M"),
    ("programming", "NO", "H"),
    ("print_photo", "YES", "H"),
    ("web_photo", "ASK", "M"),
    ("print_retouching", "YES", "H"),
    ("image_editing", "NO", "M"),
    ("web_video", "NO", "M"),
    ("film_art", "YES", "H"),
    ("performing_arts", "YES", "H"),
    ("narration", "YES", "H"),
    ("composition", "YES", "H"),
    ("lecture", "YES", "H"),
    ("royalty", "YES", "H"),
    ("modelling", "YES", "H"),
    ("data_entry", "NO", "H"),
    ("clerical", "NO", "H"),
    ("sns", "SPLIT", "M"),
    ("exam", "NO", "H"),
    ("addressing", "NO", "M"),
    ("drafting", "NO", "M"),
    ("licensed_professional", "YES", "H"),
    ("judicial_scrivener", "YES_LESS_10K", "H"),
    ("contest_prize", "YES", "H"),
]


@pytest.mark.parametrize(
    ("code", "treatment", "confidence"), ROWS, ids=[f"money-1.2-{code}" for code, _, _ in ROWS]
)
def test_a_kind_of_work_is_treated(code: str, treatment: str, confidence: str) -> None:
    found = category(code, DAY)
    assert (found.treatment, found.confidence) == (Treatment(treatment), confidence)
    assert found.label
    assert found.basis


def test_the_choice_on_a_form_has_every_category_once_in_order() -> None:
    assert [one.code for one in categories(DAY)] == [code for code, _, _ in ROWS]


def test_only_unlisted_work_has_no_number_of_the_list() -> None:
    for one in categories(DAY):
        assert (one.item is None) is (one.treatment is Treatment.NO)


@pytest.mark.parametrize(
    ("code", "item"),
    [
        ("article", 1),
        ("licensed_professional", 2),
        ("judicial_scrivener", 2),
        ("modelling", 4),
        ("performing_arts", 5),
    ],
)
def test_a_listed_category_knows_its_number(code: str, item: int) -> None:
    assert category(code, DAY).item == item


def test_an_unknown_category_is_refused() -> None:
    with pytest.raises(DatedTableError, match="UNKNOWN_KEY"):
        category("writing", DAY)
