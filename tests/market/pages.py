"""Filling forms as a browser would."""

from typing import Any

from django.urls import reverse

from tests.page_client import PageClient


def url(name: str, *args: Any) -> str:
    return reverse(f"market:{name}", args=args)


def submission_of(client: PageClient, address: str) -> str:
    """The hidden submission id of the form on a page."""
    return str(client.get(address).context["form"]["submission_id"].value())


def date_parts(name: str, year: int, month: int, day: int) -> dict[str, int]:
    return {f"{name}_year": year, f"{name}_month": month, f"{name}_day": day}
