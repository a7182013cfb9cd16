"""What is sealed opens for its row, its purpose and its key only."""

import pytest
from django.conf import settings as django_settings
from hypothesis import given
from hypothesis import strategies as st

from yuiwork.core.sealed import CannotOpen, seal, unseal


@given(value=st.dictionaries(st.text(max_size=8), st.text() | st.integers() | st.none(), max_size=5))
def test_what_is_sealed_comes_back_the_same(value: dict[str, object]) -> None:
    sealed = seal("test", "row", value)
    assert unseal("test", "row", sealed) == value
    assert sealed != seal("test", "row", value)  # the same text twice does not look the same


def test_nothing_can_be_read_from_outside() -> None:
    assert "陽葵" not in seal("test", "row", {"name": "陽葵"})
    assert "himari" not in seal("test", "row", {"name": "himari"})


@pytest.mark.parametrize(("purpose", "about"), [("other", "row"), ("test", "another row")])
def test_it_opens_nowhere_else(purpose: str, about: str) -> None:
    with pytest.raises(CannotOpen):
        unseal(purpose, about, seal("test", "row", {"a": 1}))


@pytest.mark.parametrize(
    "change", [lambda s: s[:-6] + "AAAA==", lambda s: "2" + s[1:], lambda s: s[:10], lambda s: ""]
)
def test_a_changed_text_does_not_open(change: object) -> None:
    with pytest.raises(CannotOpen):
        unseal("test", "row", change(seal("test", "row", {"a": 1})))  # type: ignore[operator]


def test_keys_are_changed_by_putting_the_new_one_first(settings: object) -> None:
    old = seal("test", "row", {"a": 1})
    settings.RECORDS_KEYS = ["new" * 20]  # type: ignore[attr-defined]
    with pytest.raises(CannotOpen):
        unseal("test", "row", old)
    settings.RECORDS_KEYS = ["new" * 20, django_settings.SECRET_KEY]  # type: ignore[attr-defined]
    assert unseal("test", "row", old) == {"a": 1}
    fresh = seal("test", "row", {"a": 2})
    settings.RECORDS_KEYS = ["new" * 20]  # type: ignore[attr-defined]
    assert unseal("test", "row", fresh) == {"a": 2}
