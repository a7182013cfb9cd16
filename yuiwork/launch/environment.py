"""What the processes of one start share: data folder, port, secret key, database address, clock file."""

import os
import secrets
import sys
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from yuiwork.launch.problems import StartProblem, read_port

ROOT = Path(__file__).resolve().parent.parent.parent
LOCAL_HOSTS = ("localhost", "127.0.0.1", "[::1]")
ON = {"1", "true", "yes", "on"}


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


def is_demo(environment: dict[str, str]) -> bool:
    """Whether these processes load the demo (settings read ``DEMO`` the same way)."""
    return environment.get("DEMO", "").lower() in ON


def child_environment(place: Place, database_url: str, *, demo: bool = True) -> dict[str, str]:
    """The environment of web, worker and commands. With ``demo`` it is a demo unless ``DEMO`` says otherwise."""
    environment = {name: value for name, value in os.environ.items() if value or name != "DEMO"}
    if demo:
        environment.setdefault("DEMO", "1")
    else:
        environment["DEMO"] = "0"
        # Too short to pass, so that the checks name it beside whatever else is missing.
        environment["SECRET_KEY"] = environment.get("SECRET_KEY") or "missing"
    if not environment.get("BASE_URL"):
        environment["BASE_URL"] = place.base_url
    environment["DATA_DIR"] = str(place.data_dir)
    environment["DATABASE_URL"] = database_url
    environment["PYTHONUNBUFFERED"] = "1"
    environment["PYTHONUTF8"] = "1"
    environment["PATH"] = f"{Path(sys.executable).parent}{os.pathsep}{environment.get('PATH', '')}"
    _name_hosts(environment)
    if is_demo(environment):
        if not environment.get("SECRET_KEY"):
            environment["SECRET_KEY"] = demo_secret(place.data_dir)
        environment.setdefault("YUIWORK_CLOCK_FILE", str(place.data_dir / "clock"))
    return environment


def demo_secret(data_dir: Path) -> str:
    """A key of this machine's own, made once; production names its own in SECRET_KEY. Raises ``StartProblem``."""
    path = data_dir / "secret_key"
    try:
        # An empty one is what a full disk left behind.
        if not path.exists() or not path.stat().st_size:
            part = path.with_name(f"{path.name}.{os.getpid()}")
            part.touch(mode=0o600)
            part.write_text(secrets.token_urlsafe(64), encoding="ascii")
            part.replace(path)
        return path.read_text(encoding="ascii")
    except OSError as error:
        raise StartProblem(f"{path} cannot be read or written: {error.strerror}.") from error


def _name_hosts(environment: dict[str, str]) -> None:
    """The host of BASE_URL may be asked for, and may post forms, without saying so twice."""
    address = urlsplit(environment["BASE_URL"])
    hosts = dict.fromkeys([*LOCAL_HOSTS, *([address.hostname] if address.hostname else [])])
    if not environment.get("ALLOWED_HOSTS"):
        environment["ALLOWED_HOSTS"] = ",".join(hosts)
    if not environment.get("CSRF_TRUSTED_ORIGINS"):
        environment["CSRF_TRUSTED_ORIGINS"] = f"{address.scheme}://{address.netloc}"
