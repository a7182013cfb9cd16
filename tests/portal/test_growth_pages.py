"""People grow, on screen: a director proposes, an officer confirms, everybody sees the way so far."""

from uuid import uuid4

import pytest
from django.urls import reverse

from tests.cast import Cast
from tests.page_client import PageClient
from yuiwork.core.actor import Role
from yuiwork.portal.next_steps import next_steps
from yuiwork.regions import api as regions

PAGE = "/staff/nara/growth/"


def _person(cast: Cast) -> str:
    return reverse("portal:growth_person", args=["nara", cast.tutor])


def test_a_tutor_becomes_a_director(page_client: PageClient, cast: Cast) -> None:
    assert cast.tutor
    page_client.sign_in(cast.dirk)
    assert "林 一" in page_client.get(PAGE).content.decode()
    form = page_client.get(_person(cast)).content.decode()
    assert 'value="director-1"' in form
    assert 'value="tutor-1"' not in form, "she holds it"
    assert page_client.post(_person(cast), {"step": "director-1", "reason": ""}).status_code == 422
    data = {"step": "director-1", "reason": "後輩に頼られている", "submission_id": str(uuid4())}
    for _twice in range(2):
        assert page_client.post(_person(cast), data).status_code == 303
    [promotion] = regions.promotions_waiting(cast.nara.id)
    decide = reverse("portal:growth_decide", args=["nara", promotion.id])
    assert page_client.get(decide).status_code == 404, "directors do not decide"
    assert decide in {step.url for step in next_steps(cast.actor(cast.takeda))}
    assert decide not in {step.url for step in next_steps(cast.actor(cast.other_officer))}
    page_client.sign_in(cast.takeda)
    assert decide in page_client.get("/staff/nara/").content.decode(), "the menu says what waits for her"
    assert "後輩に頼られている" in page_client.get(decide).content.decode()
    assert page_client.post(decide, {"decision": "decline"}).status_code == 422
    assert page_client.post(decide, {"decision": "confirm"}).status_code == 303
    assert cast.actor(cast.tutor).holds(Role.DIRECTOR, cast.nara.id)
    assert "確定" in page_client.get(PAGE).content.decode()
    assert 'value="director-2"' in page_client.get(_person(cast)).content.decode()


def test_people_of_elsewhere_are_not_found(page_client: PageClient, cast: Cast) -> None:
    page_client.sign_in(cast.takeda)
    stranger = reverse("portal:growth_person", args=["nara", cast.sato])
    assert page_client.get(stranger).status_code == 404


@pytest.mark.parametrize("who", ["tutor", "other_officer", "hanako"])
def test_it_is_for_directors_and_officers(page_client: PageClient, cast: Cast, who: str) -> None:
    assert cast.nara
    page_client.sign_in(getattr(cast, who))
    assert page_client.get(PAGE).status_code == 404
