"""Contrast as WCAG 2.2 counts it, and accents that stay readable."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yuiwork.core.web.contrast import (
    AA_TEXT,
    contrast,
    darkened_until_readable,
    mixed,
    readable_on_white,
)

COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


@pytest.mark.parametrize(
    ("colour", "ratio"),
    # public-sector-ux.md 1.2, contrast on white
    [
        ("#000000", 21.0),
        ("#ffffff", 1.0),
        ("#0017c1", 11.1),
        ("#ec0000", 4.6),
        ("#259d63", 3.45),
        ("#767676", 4.54),
    ],
)
def test_the_contrast_on_white_is_the_published_one(colour: str, ratio: float) -> None:
    assert contrast(colour, "#ffffff") == pytest.approx(ratio, abs=0.06)


def test_the_order_of_the_two_colours_does_not_matter() -> None:
    assert contrast("#006173", "#ffffff") == contrast("#ffffff", "#006173")


@pytest.mark.parametrize("colour", ["red", "#fff", "#12345g", "rgb(0,0,0)", ""])
def test_anything_but_six_hex_digits_is_refused(colour: str) -> None:
    with pytest.raises(ValueError, match="#rrggbb"):
        contrast(colour, "#ffffff")


@given(COLOURS)
def test_every_accent_becomes_readable(colour: str) -> None:
    assert contrast(darkened_until_readable(colour), "#ffffff") >= AA_TEXT


@given(COLOURS.filter(readable_on_white))
def test_a_readable_accent_stays_as_chosen(colour: str) -> None:
    assert darkened_until_readable(colour) == colour


@given(COLOURS.filter(readable_on_white))
def test_text_in_the_strong_accent_is_readable_on_its_soft_ground(colour: str) -> None:
    """The marked place of the navigation: strong accent on soft accent."""
    strong, soft = mixed(colour, "#000000", 0.25), mixed(colour, "#ffffff", 0.92)
    assert contrast(strong, soft) >= AA_TEXT


def test_mixing_nothing_changes_nothing_and_mixing_all_is_the_other() -> None:
    assert mixed("#123456", "#ffffff", 0) == "#123456"
    assert mixed("#123456", "#ffffff", 1) == "#ffffff"
