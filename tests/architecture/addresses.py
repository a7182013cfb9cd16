"""All addresses of the house, read from the resolver: route, name, door and methods."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

from yuiwork.config.url_policies import PACKAGE_PAGES
from yuiwork.core.web.policy import Policy


@dataclass(frozen=True, slots=True)
class Address:
    """One URL pattern. ``methods`` is empty for packages' views, which do not tell."""

    route: str
    name: str
    view: Callable[..., Any]
    policy: Policy | None
    methods: frozenset[str]

    @property
    def is_ours(self) -> bool:
        return hasattr(self.view, "policy")

    @property
    def has_parameters(self) -> bool:
        return "<" in self.route  # also in (?P<name>…)


def addresses() -> list[Address]:
    """Every address that the running settings resolve."""
    return [_address(*found) for found in _walk(get_resolver().url_patterns)]


def _walk(
    patterns: Iterable[URLPattern | URLResolver], route: str = "", namespace: str = ""
) -> Iterator[tuple[str, str, Callable[..., Any]]]:
    for pattern in patterns:
        here = route + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            yield from _walk(pattern.url_patterns, here, inner)
        else:
            yield here, namespace + (pattern.name or ""), pattern.callback


def _address(route: str, name: str, view: Callable[..., Any]) -> Address:
    package = PACKAGE_PAGES.get(name)
    policy = getattr(view, "policy", None) or (package.policy if package else None)
    return Address(route, name, view, policy, _methods(view))


def _methods(view: Any) -> frozenset[str]:
    """What ``@page`` allows, from inside Django's ``require_http_methods``."""
    while view is not None:
        code = getattr(view, "__code__", None)
        cells = dict(zip(code.co_freevars, view.__closure__ or (), strict=True)) if code else {}
        if "request_method_list" in cells:
            return frozenset(cells["request_method_list"].cell_contents)
        view = getattr(view, "__wrapped__", None)
    return frozenset()
