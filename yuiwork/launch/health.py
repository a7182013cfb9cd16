"""Does the web server answer, from its database?"""

import http.client
from collections.abc import Sequence
from contextlib import closing, suppress
from urllib.parse import urlsplit

from yuiwork.launch.environment import Place
from yuiwork.launch.problems import StartProblem
from yuiwork.launch.processes import Child
from yuiwork.launch.stopping import Stopping

HEALTHY_SECONDS = 60
POLLS_PER_SECOND = 10
PATH = "/healthz"


def wait_until_healthy(place: Place, children: Sequence[Child], stopping: Stopping | None = None) -> None:
    """Until the web server (the first child) answers.

    Raises ``StartProblem`` when it does not come up, ``Interrupted`` when asked to stop meanwhile.
    """
    stopping = stopping or Stopping()
    for _ in range(HEALTHY_SECONDS * POLLS_PER_SECOND):
        if children[0].fell():
            raise StartProblem("The web server did not start: the lines above say why.")
        if is_healthy(place):
            return
        if stopping.pause(1 / POLLS_PER_SECOND):
            stopping.check()
    raise StartProblem(
        f"The web server did not answer within {HEALTHY_SECONDS} seconds; the lines above may say why."
    )


def is_healthy(place: Place) -> bool:
    """One question, asked as the proxy would ask it, so that neither host names nor https get in the way.

    A 5xx is the database's silence; anything else has been answered by a working program.
    """
    address = urlsplit(place.base_url)
    connection = http.client.HTTPConnection("127.0.0.1", place.port, timeout=5)
    with closing(connection), suppress(OSError, http.client.HTTPException):
        connection.request("GET", PATH, headers={"Host": address.netloc, "X-Forwarded-Proto": address.scheme})
        return connection.getresponse().status < 500
    return False
