"""A small load generator: keep-alive connections over raw sockets, so that the client costs little."""

import socket
import statistics
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Load:
    """Requests per second and seconds per request of one run."""

    per_second: float
    p50: float
    p99: float


class Connection:
    """One keep-alive connection that sends the same GET again and again."""

    def __init__(self, port: int, path: str) -> None:
        self.socket = socket.create_connection(("127.0.0.1", port))
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.request = f"GET {path} HTTP/1.1\r\nHost: localhost\r\nAccept-Language: ja\r\n\r\n".encode()
        self.rest = b""

    def get(self) -> tuple[int, bytes]:
        """Status and body. Understands Content-Length only, which all our answers carry."""
        self.socket.sendall(self.request)
        head = self._until(b"\r\n\r\n")
        status = int(head.split(b" ", 2)[1])
        length = next(
            int(line.split(b":", 1)[1])
            for line in head.lower().split(b"\r\n")
            if line.startswith(b"content-length:")
        )
        return status, self._exactly(length)

    def _until(self, mark: bytes) -> bytes:
        while mark not in self.rest:
            self._more()
        head, _, self.rest = self.rest.partition(mark)
        return head

    def _exactly(self, length: int) -> bytes:
        while len(self.rest) < length:
            self._more()
        body, self.rest = self.rest[:length], self.rest[length:]
        return body

    def _more(self) -> None:
        data = self.socket.recv(65536)
        if not data:
            raise ConnectionError("the server closed the connection")
        self.rest += data


def run(port: int, path: str, *, requests: int, connections: int) -> Load:
    """``requests`` answers with status 200 over ``connections`` connections."""
    each = requests // connections

    def work(_number: int) -> list[float]:
        connection, times = Connection(port, path), []
        for _ in range(each):
            began = time.perf_counter()
            status, _body = connection.get()
            times.append(time.perf_counter() - began)
            assert status == 200, status
        return times

    began = time.perf_counter()
    with ThreadPoolExecutor(connections) as pool:
        times = sorted(t for chunk in pool.map(work, range(connections)) for t in chunk)
    wall = time.perf_counter() - began
    return Load(len(times) / wall, statistics.median(times), times[int(len(times) * 0.99)])


def best(measure: Callable[[], Load], *, rounds: int = 3) -> Load:
    """The best of a few rounds: the others were disturbed."""
    return max((measure() for _ in range(rounds)), key=lambda load: load.per_second)
