"""What the processes of one start share: data folder, port, secret key, database address, clock file."""

import os
import secrets
import sys
from dataclasses import dataclass
from pathlib import Path

from yuiwork.launch.problems import read_port

ROOT = Path(__file__).resolve().parent.parent.parent


@dataclass(frozen=True, slots=True)
class Place:
    """Where this start keeps its data and listens."""

    data_dir: Path
    port: int

    @property
    def base_url(self) -> str:
        return os.environ.get("BASE_URL") or f"http://localhost:{self.port}"


def place_from_environment() -> Place:
    """From DATA_DIR and PORT. Raises ``StartProblem``."""
    data_dir = Path(os.environ.get("DATA_DIR") or ROOT / "var").resolve()
    return Place(data_dir=data_dir, port=read_port(os.environ.get("PORT") or "8000"))


def child_environment(place: Place, database_url: str) -> dict[str, str]:
    """The environment of web, worker and commands. ``DEMO`` is on unless it was set to something else."""
    environment = dict(os.environ)
    environment.setdefault("DEMO", "1")
    environment.setdefault("BASE_URL", place.base_url)
    environment["DATA_DIR"] = str(place.data_dir)
    environment["DATABASE_URL"] = database_url
    environment["PYTHONUNBUFFERED"] = "1"
    environment["PATH"] = f"{Path(sys.executable).parent}{os.pathsep}{environment.get('PATH', '')}"
    if environment["DEMO"] == "1":
        environment.setdefault("SECRET_KEY", demo_secret(place.data_dir))
        environment.setdefault("YUIWORK_CLOCK_FILE", str(place.data_dir / "clock"))
    return environment


def demo_secret(data_dir: Path) -> str:
    """A key of this machine's own, made once; production names its own in SECRET_KEY."""
    path = data_dir / "secret_key"
    if not path.exists():
        data_dir.mkdir(parents=True, exist_ok=True)
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(secrets.token_urlsafe(64))
    return path.read_text(encoding="ascii")
