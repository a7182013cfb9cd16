"""Pages of the room in the programme of the story, as somebody sees them."""

from uuid import UUID

from django.urls import reverse

from tests.page_client import PageClient


def url(name: str, *more: object) -> str:
    """Of a page of Nara's staff."""
    return reverse(f"learning:{name}", args=["nara", *more])


def as_(who: UUID) -> PageClient:
    return PageClient().sign_in(who)


def page(client: PageClient, path: str) -> str:
    return str(client.get(path).content.decode())
