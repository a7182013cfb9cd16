"""Transactions: the outermost use-case opens one, everything below refuses to run without it."""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

from django.db import connection, transaction

P = ParamSpec("P")
R = TypeVar("R")


def use_case(function: Callable[P, R]) -> Callable[P, R]:
    """One action, one transaction: durable, so it cannot be nested in another by accident."""

    @wraps(function)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        with transaction.atomic(durable=True):
            return function(*args, **kwargs)

    return run


def inside_transaction(function: Callable[P, R]) -> Callable[P, R]:
    """A part of somebody's use-case: commits or fails together with it."""

    @wraps(function)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        if not connection.in_atomic_block:
            raise RuntimeError(f"{function.__module__}.{function.__qualname__} runs inside a use-case only")
        return function(*args, **kwargs)

    return run
