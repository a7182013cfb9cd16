"""The same life of a server for a user who is not root: from a copy of the code that she can enter."""

import os
import pwd
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.embedded.conftest import ROOT, Server
from yuiwork.embedded import EmbeddedPostgresError
from yuiwork.embedded.locate import wheel_binaries

STORY = """
import os, stat, sys
from pathlib import Path
from yuiwork.embedded import EmbeddedPostgres
from yuiwork.embedded.clients import query
from yuiwork.embedded.postmaster import live_postmaster
assert os.geteuid() != 0
folder = Path(sys.argv[1])
said = []
with EmbeddedPostgres(folder, durable=False, progress=said.append) as server:
    server.ensure_database("yuiwork")
    first = live_postmaster(folder).pid
    assert query(folder, "show listen_addresses") == ""
    os.kill(first, 9)
    while live_postmaster(folder): pass
    server.start()
    assert live_postmaster(folder).pid != first
    assert query(folder, "select count(*) from pg_database where datname = 'yuiwork'") == "1"
assert not server.running
assert stat.S_IMODE(folder.stat().st_mode) == 0o700
assert folder.stat().st_uid == os.geteuid()
print(*said, server.url("yuiwork"), sep=chr(10))
"""


@dataclass(frozen=True)
class Copy:
    """The code and the database programs where an ordinary user can enter, and how to run them as her."""

    folder: Path
    python: Path
    uid: int

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [str(self.python), *arguments], capture_output=True, text=True, check=False, cwd="/",
            user=self.uid if os.geteuid() == 0 else None, extra_groups=[] if os.geteuid() == 0 else None,
            group=self.uid if os.geteuid() == 0 else None,
            env={"PYTHONPATH": str(self.folder / "code"), "PATH": "/usr/bin:/bin", "DATA_DIR": str(self.home)},
        )  # fmt: skip

    @property
    def home(self) -> Path:
        return self.folder / "home"


@pytest.fixture
def copy(folder: Path) -> Copy:
    """Skips where the ordinary user can run no Python of this version."""
    uid = pwd.getpwnam("daemon").pw_uid if os.geteuid() == 0 else os.geteuid()
    package = wheel_binaries().parents[1]
    code = folder / "code"
    shutil.copytree(ROOT / "yuiwork" / "embedded", code / "yuiwork" / "embedded")
    shutil.copy(ROOT / "yuiwork" / "__init__.py", code / "yuiwork")
    for name in (package.name, f"{package.name}.libs"):
        if package.with_name(name).exists():
            shutil.copytree(package.with_name(name), code / name)
    for python in (
        Path(sys.executable).resolve(),
        Path(shutil.which("python3", path="/usr/bin:/bin") or "/"),
    ):
        found = Copy(folder, python, uid)
        found.home.mkdir(exist_ok=True)
        os.chown(found.home, uid, -1)
        try:
            if found.run("-c", "import sys; assert sys.version_info >= (3, 11)").returncode == 0:
                return found
        except OSError:
            continue
    pytest.skip("an ordinary user can run no Python 3.11 here")


def test_an_ordinary_user_sets_up_kills_restarts_and_leaves_her_own_server(copy: Copy) -> None:
    done = copy.run("-c", STORY, str(copy.home / "pg"))
    assert done.returncode == 0, done.stderr
    said, url = done.stdout.splitlines()
    assert said.startswith("Setting up the database in ")
    assert url.startswith("postgresql://postgres@%2F")


def test_an_ordinary_user_runs_a_command_with_the_database(copy: Copy) -> None:
    done = copy.run("-m", "yuiwork.embedded", "run", "--", "/bin/sh", "-c", "echo $DATABASE_URL")
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip().endswith("%2Fhome%2Fpostgres:5432/yuiwork")
    assert copy.run("-m", "yuiwork.embedded", "status").returncode == 3


@pytest.mark.skipif(os.geteuid() != 0, reason="needs two users")
def test_an_ordinary_user_is_told_that_a_folder_is_not_hers(copy: Copy, template: Path) -> None:
    subprocess.run(["/bin/cp", "-a", str(template), str(copy.home / "postgres")], check=True)
    for action in (("run", "--", "true"), ("status",), ("stop",)):
        done = copy.run("-m", "yuiwork.embedded", *action)
        assert done.returncode == 1
        assert done.stderr == f"Error: The data folder {copy.home}/postgres belongs to another user.\n"


@pytest.mark.skipif(os.geteuid() != 0, reason="needs two users")
def test_root_and_the_owner_share_one_server(copy: Copy, server: Server) -> None:
    assert copy.run("-m", "yuiwork.embedded", "run", "--fast", "--", "true").returncode == 0
    with server(copy.home / "postgres") as one:
        assert copy.run("-m", "yuiwork.embedded", "run", "--fast", "--", "true").returncode == 0
        assert one.running
        assert copy.run("-m", "yuiwork.embedded", "stop").returncode == 1
    assert not one.running


def test_a_folder_that_cannot_be_made_is_named(copy: Copy, server: Server) -> None:
    done = copy.run("-c", STORY, "/proc/nowhere/pg")
    assert done.returncode != 0
    assert "Cannot make the folder /proc/nowhere" in done.stderr
    with pytest.raises(EmbeddedPostgresError, match="Cannot make the folder"):
        server(Path("/proc/nowhere/pg")).start()
