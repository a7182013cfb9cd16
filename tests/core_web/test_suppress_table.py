"""Cross tables whose totals are known elsewhere: no hidden cell can be worked out from its row or its column."""

from hypothesis import given
from hypothesis import strategies as st

from yuiwork.core.suppression import Rule, suppress_table

RULE = Rule(3)


@st.composite
def tables(draw: st.DrawFn) -> list[list[int]]:
    width = draw(st.integers(1, 5))
    return draw(
        st.lists(st.lists(st.integers(0, 12), min_size=width, max_size=width), min_size=1, max_size=6)
    )


@given(tables())
def test_no_line_gives_its_hidden_cell_away(table: list[list[int]]) -> None:
    masked = suppress_table(table, RULE)
    lines = [(list(cells), list(shown)) for cells, shown in zip(table, masked, strict=True)]
    lines += [([row[n] for row in table], [row[n] for row in masked]) for n in range(len(table[0]))]
    for cells, shown in lines:
        hidden = [cell for cell, seen in zip(cells, shown, strict=True) if seen is None]
        if not hidden or len(hidden) == len(cells):
            continue
        assert len(hidden) > 1
        assert sum(hidden) >= RULE.k


@given(tables())
def test_small_cells_are_hidden_and_the_others_are_true(table: list[list[int]]) -> None:
    for row, masked in zip(table, suppress_table(table, RULE), strict=True):
        for cell, shown in zip(row, masked, strict=True):
            assert shown in (None, cell)
            assert shown is None or not 0 < cell < RULE.k


def test_nothing_is_hidden_where_nothing_is_small() -> None:
    assert suppress_table([[3, 0], [5, 12]], RULE) == [[3, 0], [5, 12]]
    assert suppress_table([[30, 40]], Rule(3, shown=False)) == [[None, None]]
    assert suppress_table([], RULE) == []
