"""What web, worker and commands are told."""

import stat
from pathlib import Path

import pytest

from yuiwork.launch.environment import ROOT, Place, child_environment, demo_secret, place_from_environment
from yuiwork.launch.problems import StartProblem

pytestmark = pytest.mark.usefixtures("clean_environment")
URL = "postgresql://db/yuiwork"


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path, 8000)


def test_nothing_set_means_the_folder_of_the_checkout_and_port_8000() -> None:
    assert place_from_environment() == Place(ROOT / "var", 8000)


def test_port_and_folder_are_honoured(clean_environment: pytest.MonkeyPatch, tmp_path: Path) -> None:
    clean_environment.setenv("PORT", "8123")
    clean_environment.setenv("DATA_DIR", str(tmp_path / "there" / ".." / "here"))
    assert place_from_environment() == Place(tmp_path / "here", 8123)


@pytest.mark.parametrize("value", [None, "", "1"])
def test_make_run_is_a_demo_unless_told_otherwise(
    place: Place, clean_environment: pytest.MonkeyPatch, value: str | None
) -> None:
    if value is not None:
        clean_environment.setenv("DEMO", value)
    environment = child_environment(place, URL)
    assert environment["DEMO"] == "1"
    assert environment["YUIWORK_CLOCK_FILE"] == str(place.data_dir / "clock")
    assert len(environment["SECRET_KEY"]) >= 50


def test_without_demo_no_key_is_made_up_and_no_clock_moves(
    place: Place, clean_environment: pytest.MonkeyPatch
) -> None:
    clean_environment.setenv("DEMO", "0")
    environment = child_environment(place, URL)
    assert "SECRET_KEY" not in environment
    assert "YUIWORK_CLOCK_FILE" not in environment


def test_production_is_never_a_demo(place: Place, clean_environment: pytest.MonkeyPatch) -> None:
    clean_environment.setenv("DEMO", "1")
    environment = child_environment(place, URL, demo=False)
    assert environment["DEMO"] == "0"
    assert len(environment["SECRET_KEY"]) < 50  # so the checks complain
    assert list(place.data_dir.iterdir()) == []


def test_the_host_of_the_base_url_is_allowed(place: Place, clean_environment: pytest.MonkeyPatch) -> None:
    clean_environment.setenv("BASE_URL", "https://yui.example.jp")
    environment = child_environment(place, URL)
    assert "yui.example.jp" in environment["ALLOWED_HOSTS"].split(",")
    assert environment["CSRF_TRUSTED_ORIGINS"] == "https://yui.example.jp"
    clean_environment.setenv("ALLOWED_HOSTS", "other.example.jp")
    assert child_environment(place, URL)["ALLOWED_HOSTS"] == "other.example.jp"


def test_the_secret_is_made_once_for_its_owner_alone(tmp_path: Path) -> None:
    secret = demo_secret(tmp_path)
    assert demo_secret(tmp_path) == secret
    assert stat.S_IMODE((tmp_path / "secret_key").stat().st_mode) == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["secret_key"]


def test_an_empty_secret_left_by_a_full_disk_is_made_again(tmp_path: Path) -> None:
    (tmp_path / "secret_key").touch()
    assert len(demo_secret(tmp_path)) >= 50


def test_a_secret_that_cannot_be_written_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(StartProblem, match="secret_key cannot be read or written"):
        demo_secret(tmp_path / "missing")
