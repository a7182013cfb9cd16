"""Every sentence has its Japanese; see tests/translation_check.py."""

import pytest

from tests import translation_check


@pytest.mark.parametrize("room", translation_check.rooms())
def test_a_room_is_translated(room: str) -> None:
    assert translation_check.problems_of(room) == []


def test_no_sentence_is_translated_in_two_ways() -> None:
    assert translation_check.conflicts(translation_check.rooms()) == []


def test_the_check_reads_python_and_templates() -> None:
    python = b'_("One %(n)s") + ngettext("a", "b", n) + pgettext("c", "d")\n'
    assert [(u.context, u.ids) for u in translation_check.uses_in(python, "x.py")] == [
        ("", ("One %(n)s",)),
        ("", ("a", "b")),
        ("c", ("d",)),
    ]
    template = b"""{% load i18n %}<p>
        {% translate "Sign in" %}
          {% blocktranslate with name=x %}Dear {{ name }},{% endblocktranslate %}</p>{{ y|default:_("none") }}"""
    assert [u.ids for u in translation_check.uses_in(template, "x.html")] == [
        ("Sign in",),
        ("Dear %(name)s,",),
        ("none",),
    ]
