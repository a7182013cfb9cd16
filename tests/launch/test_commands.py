"""The targets of make, the virtual environment and the packages: what a newcomer meets first."""

import importlib.util
import os
import shutil
import subprocess
from pathlib import Path
from types import ModuleType

import pytest

from yuiwork.launch.__main__ import main
from yuiwork.launch.environment import ROOT

OLD_PYTHON = '#!/bin/sh\n[ "$1" = -V ] && echo "Python 3.9.2" && exit 0\nexit 1\n'


def _make(*arguments: str, env: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    clean = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}
    return subprocess.run(
        ["make", *arguments],
        cwd=ROOT,
        env={**clean, **(env or {})},
        capture_output=True,
        text=True,
        check=False,
    )


def _setup(folder: Path, env: dict[str, str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["/bin/sh", str(ROOT / "scripts" / "setup.sh"), str(folder / ".venv"), "requirements/runtime.txt"],
        cwd=ROOT, env={"PATH": os.environ["PATH"], **env}, capture_output=True, text=True, check=False,
    )  # fmt: skip


@pytest.fixture
def installer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("install", ROOT / "scripts" / "install.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def old_python(tmp_path: Path) -> Path:
    path = tmp_path / "old" / "python3"
    path.parent.mkdir()
    path.write_text(OLD_PYTHON)
    path.chmod(0o755)
    return path


def test_a_missing_target_lists_those_that_exist() -> None:
    done = _make("nonsense")
    assert done.returncode == 2
    assert "There is no target 'nonsense'. These exist:" in done.stderr
    assert "make run " in done.stderr


def test_every_target_of_the_help_is_there() -> None:
    named = [line.split()[1] for line in _make("help").stdout.splitlines()]
    assert {"run", "reset", "test", "check", "journey", "bench"} <= set(named)
    for target in named:
        assert _make("--dry-run", target).returncode == 0


def test_the_suite_never_runs_in_the_folder_of_real_data() -> None:
    dry = _make("--dry-run", "test", env={"DATA_DIR": "/srv/yuiwork"}).stdout
    assert "DATA_DIR=${DATA_DIR:-var}/test" in dry
    assert "--fast" in dry


def test_an_old_python_that_was_named_is_refused(old_python: Path, tmp_path: Path) -> None:
    done = _setup(tmp_path, {"PYTHON": str(old_python)})
    assert done.returncode == 1
    assert "needs Python 3.11 or newer" in done.stderr
    assert "is 3.9.2" in done.stderr
    assert not (tmp_path / ".venv").exists()


def test_an_old_python3_is_refused_when_there_is_no_newer_one(old_python: Path, tmp_path: Path) -> None:
    for name in ("cut", "dirname"):
        program = shutil.which(name)
        assert program is not None
        (old_python.parent / name).symlink_to(program)
    done = _setup(tmp_path, {"PATH": str(old_python.parent)})
    assert done.returncode == 1
    assert "'python3' is 3.9.2" in done.stderr


def test_no_python_at_all_is_one_line(tmp_path: Path) -> None:
    done = _setup(tmp_path, {"PATH": str(tmp_path)})
    assert done.returncode == 1
    assert done.stderr.startswith("Python is missing. Install Python 3.11 or newer")


def test_a_python_that_does_not_exist_is_named(tmp_path: Path) -> None:
    assert "There is no program 'python9'" in _setup(tmp_path, {"PYTHON": "python9"}).stderr


@pytest.mark.parametrize(
    ("words", "advice"),
    [
        (
            "ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device",
            "disk is full",
        ),
        ("Failed to establish a new connection: [Errno -3] Temporary failure", "index cannot be reached"),
        (
            "ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE",
            "not the one that was checked in",
        ),
        ("OSError: [Errno 13] Permission denied: '/x'", "could not be written"),
        ("error: something new", "the lines above say why"),
    ],
)
def test_a_failed_installation_says_why(installer: ModuleType, words: str, advice: str) -> None:
    assert advice in installer._explain(words, Path("install.log"))


def test_what_pip_says_last_is_shown_when_we_know_no_better(installer: ModuleType) -> None:
    text = "\n".join(f"line {number}" for number in range(20))
    assert installer._explain(text, Path("install.log")).startswith("line 15\n")


def test_an_unknown_command_is_told_how_to_ask(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 2
    assert main(["nonsense"]) == 2
    assert "Usage: python -m yuiwork.launch run|reset|serve|worker|translations" in capsys.readouterr().err


@pytest.mark.parametrize("command", ["serve", "worker"])
def test_production_refuses_the_demo(
    command: str, clean_environment: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    clean_environment.setenv("DEMO", "1")
    clean_environment.setenv("DATA_DIR", str(tmp_path))
    clean_environment.setenv("PORT", "8123")
    assert main([command]) == 1
    assert "DEMO is set: with it everybody may sign in as anybody" in capsys.readouterr().err
