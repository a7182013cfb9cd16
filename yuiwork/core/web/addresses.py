"""Words that stand in addresses, read from the addresses themselves."""

from collections.abc import Iterable, Iterator
from functools import lru_cache

from django.urls import URLPattern, URLResolver, get_resolver

SLUG = "<slug:slug>"


@lru_cache(maxsize=1)
def reserved_slugs() -> frozenset[str]:
    """Words that stand where a programme's slug may stand (``staff/courses/`` beside ``staff/<slug>/``).

    A programme of such a name would hide a page, or be hidden by it.
    """
    paths = [tuple(path.split("/")) for path in _paths(get_resolver().url_patterns)]
    before_slug = {path[:at] for path in paths for at, part in enumerate(path) if part == SLUG}
    beside = {path[len(head)] for head in before_slug for path in paths if path[: len(head)] == head != path}
    return frozenset(word for word in beside if word and "<" not in word)


def _paths(patterns: Iterable[URLPattern | URLResolver], before: str = "") -> Iterator[str]:
    for pattern in patterns:
        path = f"{before}{pattern.pattern}"
        if isinstance(pattern, URLResolver):
            yield from _paths(pattern.url_patterns, path)
        else:
            yield path
