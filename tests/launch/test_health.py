"""The web server counts as up when it answers, asked the way a proxy would ask."""

import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from yuiwork.launch.environment import Place
from yuiwork.launch.health import is_healthy, wait_until_healthy
from yuiwork.launch.problems import StartProblem
from yuiwork.launch.processes import Child, stop_all
from yuiwork.launch.stopping import Interrupted, Stopping


class Answering(HTTPServer):
    """Gives the answers it was told, one per question, and keeps the questions."""

    def __init__(self, *answers: int) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.answers = list(answers)
        self.asked: list[tuple[str, str, str]] = []


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        assert isinstance(self.server, Answering)
        headers = self.headers
        self.server.asked.append((self.path, headers["Host"], headers["X-Forwarded-Proto"]))
        self.send_response(self.server.answers.pop(0))
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        return


@pytest.fixture
def server(request: pytest.FixtureRequest) -> Iterator[Answering]:
    with Answering(*request.param) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield server
        server.shutdown()
        thread.join()


def _place(server: Answering) -> Place:
    return Place(Path("/nonexistent"), server.server_port)


@pytest.fixture
def living() -> Iterator[Child]:
    child = Child("web", ["/bin/sleep", "600"], {})
    child.start()
    yield child
    stop_all([child], lambda: True)


@pytest.mark.parametrize("server", [(500, 503, 200)], indirect=True)
def test_a_server_without_its_database_is_waited_for(server: Answering, living: Child) -> None:
    wait_until_healthy(_place(server), [living])
    assert server.answers == []


@pytest.mark.parametrize("server", [(301,), (400,)], indirect=True)
def test_a_redirect_or_a_refused_host_is_an_answer(server: Answering) -> None:
    assert is_healthy(_place(server))


@pytest.mark.parametrize("server", [(200,)], indirect=True)
def test_it_asks_for_the_host_and_scheme_of_the_base_url(
    server: Answering, clean_environment: pytest.MonkeyPatch
) -> None:
    clean_environment.setenv("BASE_URL", "https://yui.example.jp")
    assert is_healthy(_place(server))
    assert server.asked == [("/healthz", "yui.example.jp", "https")]


def test_a_server_that_falls_is_a_problem_at_once() -> None:
    child = Child("web", [sys.executable, "-c", "raise SystemExit(1)"], {})
    child.start()
    with pytest.raises(StartProblem, match="did not start"):
        wait_until_healthy(Place(Path("/nonexistent"), 1), [child])


def test_waiting_ends_when_asked_to_stop(living: Child) -> None:
    stopping = Stopping()
    stopping.ask()
    with pytest.raises(Interrupted):
        wait_until_healthy(Place(Path("/nonexistent"), 1), [living], stopping)
