"""Identifiers: ordered as they were made, of the right kind, never the same."""

import time
from concurrent.futures import ThreadPoolExecutor

from yuiwork.core.ids import new_id


def test_they_sort_in_the_order_they_were_made() -> None:
    made = [new_id() for _ in range(20_000)]
    assert made == sorted(made)


def test_threads_never_make_the_same_moment_twice() -> None:
    with ThreadPoolExecutor(8) as threads:
        made = list(threads.map(lambda _: new_id(), range(20_000)))
    assert len({identifier.int >> 64 for identifier in made}) == len(made)


def test_they_are_version_seven_and_tell_their_millisecond() -> None:
    before = time.time_ns() // 1_000_000
    identifier = new_id()
    assert (identifier.version, identifier.variant) == (7, "specified in RFC 4122")
    assert before <= identifier.int >> 80 <= before + 60_000


def test_two_of_the_same_moment_cannot_be_guessed_from_each_other() -> None:
    tails = {new_id().int & ((1 << 62) - 1) for _ in range(1000)}
    assert len(tails) == 1000
