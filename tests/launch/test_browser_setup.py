"""A missing browser is installed where that is possible; else one line says how, and the suite goes on."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import browser_setup, chromium

Commands = list[tuple[str, ...]]


@pytest.fixture(autouse=True)
def _forgotten() -> Iterator[None]:
    chromium.find_chromium.cache_clear()
    yield
    chromium.find_chromium.cache_clear()


@pytest.fixture
def bare_machine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A machine without a browser, whose programs are those of the folder that is returned."""
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setattr(chromium, "MAC", "/nonexistent")
    return tmp_path


def _program(path: Path, code: int = 0) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\nexit {code}\n")
    path.chmod(0o755)
    return path


def test_the_first_browser_that_starts_is_taken(bare_machine: Path) -> None:
    _program(bare_machine / "chromium-browser", code=1)  # a wrapper whose browser is missing
    works = _program(bare_machine / "google-chrome")
    assert chromium.find_chromium() == str(works)


def test_the_newest_downloaded_browser_is_found(bare_machine: Path) -> None:
    for number in (1001, 1002):
        newest = _program(bare_machine / ".cache/ms-playwright" / f"chromium-{number}/chrome-linux64/chrome")
    assert chromium.find_chromium() == str(newest)


@pytest.mark.parametrize("named", ["none", "/nonexistent/chromium"])
def test_a_named_browser_is_the_only_one_asked(
    bare_machine: Path, named: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _program(bare_machine / "chromium")
    monkeypatch.setenv("CHROMIUM", named)
    assert chromium.find_chromium() is None
    assert browser_setup.main() == 0
    assert capsys.readouterr().out == f"Browser tests are skipped: CHROMIUM={named} does not start.\n"


def test_root_installs_the_package_and_goes_on_when_it_is_there(
    bare_machine: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("os.geteuid", lambda: 0)
    _program(bare_machine / "apt-get")
    ran: Commands = []

    def run(commands: Commands) -> bool:
        ran.extend(commands)
        _program(bare_machine / "chromium")
        return True

    monkeypatch.setattr(browser_setup, "_run", run)
    assert browser_setup.main() == 0
    assert ran == list(browser_setup.APT)
    assert capsys.readouterr().out == "Installing Chromium for the browser tests (once, about a minute) …\n"


def test_others_download_it_or_are_told_how(
    bare_machine: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    monkeypatch.setattr(browser_setup, "DOWNLOAD", (("/bin/false",),))
    assert browser_setup.main() == 0
    assert capsys.readouterr().out.splitlines()[-1] == browser_setup.HOW


def test_a_fallen_installation_is_no_reason_to_stop() -> None:
    assert not browser_setup._run([("/nonexistent",)])
    assert not browser_setup._run([("/bin/true",), ("/bin/false",)])
    assert browser_setup._run([("/bin/false",), ("/bin/true",)])


def test_the_fonts_of_our_packages_are_listed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("DATA_DIR", str(tmp_path))
    chromium.fonts_file.cache_clear()
    text = Path(chromium.fonts_file()).read_text(encoding="utf-8")
    chromium.fonts_file.cache_clear()
    assert all(package in text for package in chromium.FONT_PACKAGES)
    assert [path.name for path in (tmp_path / "fonts").iterdir()] == ["fonts.conf"]
