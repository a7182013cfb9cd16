"""Catalogues are compiled when they are newer, in one step, and a broken one is named."""

import gettext
import os
from pathlib import Path

import pytest

from yuiwork.launch import translations
from yuiwork.launch.problems import StartProblem

HEAD = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\n'


@pytest.fixture
def catalogue(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(translations, "PACKAGE", tmp_path)
    monkeypatch.setattr(translations, "ROOT", tmp_path)
    path = tmp_path / "room" / "locale" / "ja" / "LC_MESSAGES" / "django.po"
    path.parent.mkdir(parents=True)
    path.write_text(f'{HEAD}msgid "Save"\nmsgstr "保存する"\n', encoding="utf-8")
    return path


def test_a_new_catalogue_is_compiled_and_an_old_one_left(catalogue: Path) -> None:
    assert translations.compile_all() == 1
    assert translations.compile_all() == 0
    with catalogue.with_suffix(".mo").open("rb") as file:
        assert gettext.GNUTranslations(file).gettext("Save") == "保存する"
    assert [path.name for path in sorted(catalogue.parent.iterdir())] == ["django.mo", "django.po"]


def test_a_changed_catalogue_is_compiled_again(catalogue: Path) -> None:
    translations.compile_all()
    moment = catalogue.with_suffix(".mo").stat().st_mtime + 10
    os.utime(catalogue, (moment, moment))
    assert translations.compile_all() == 1


def test_fuzzy_sentences_are_not_used(catalogue: Path) -> None:
    catalogue.write_text(f'{HEAD}#, fuzzy\nmsgid "Save"\nmsgstr "消す"\n', encoding="utf-8")
    translations.compile_all()
    with catalogue.with_suffix(".mo").open("rb") as file:
        assert gettext.GNUTranslations(file).gettext("Save") == "Save"


@pytest.mark.parametrize(
    "content", [f'{HEAD}msgid "Save\n'.encode(), b"\xff\xfe"], ids=["unclosed", "not UTF-8"]
)
def test_a_broken_catalogue_is_named(catalogue: Path, content: bytes) -> None:
    catalogue.write_bytes(content)
    with pytest.raises(StartProblem, match="is not a sound catalogue"):
        translations.compile_all()
    assert not catalogue.with_suffix(".mo").exists()
